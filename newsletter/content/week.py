"""Gather what is new in a week, once for many readers; bounded, so that memory stays flat."""

from newsletter.digest import Candidate

from .of_cases import applied, cases, changes
from .of_people import lines, news, offers, questions
from .window import Window

SOURCES = (cases, applied, changes, questions, offers, lines, news)


def gather(window: Window) -> tuple[Candidate, ...]:
    """Give everything new, whoever may see it: who reads is asked later."""
    return tuple(one for source in SOURCES for one in source(window))
