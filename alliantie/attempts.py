"""Attempts that were refused or failed: overheard from the outside, so that no app has to write them.

A rule raises its own error inside a service; the view turns it into a sentence, and the transaction
of the service is gone. What is raised during a request is kept here until the answer is ready.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import TracebackType
from typing import Any, Self

_heard: ContextVar[list["Refusal"] | None] = ContextVar("heard", default=None)
SERVICES = "services"


class Refusal(Exception):  # noqa: N818 - each rule has an error of its own; this is what they share
    """What every rule's own error is as well: an attempt somebody made and that was refused."""

    def __new__(cls, *args: Any, **kwargs: Any) -> Self:
        """Let who listens to this request know."""
        made = super().__new__(cls, *args, **kwargs)
        heard = _heard.get()
        if heard is not None:
            heard.append(made)
        return made


@contextmanager
def listening() -> Iterator[list[Refusal]]:
    """Collect what is refused from here on."""
    heard: list[Refusal] = []
    token = _heard.set(heard)
    try:
        yield heard
    finally:
        _heard.reset(token)
        heard.clear()


def refused_by(error: Refusal) -> str:
    """Give the service that was refused as `app.verb`; nothing when a rule was only asked about.

    A page asks rules too, to leave out what one may not do. Then the one that caught the error is
    the one that asked, or no service lies between.
    """
    steps = list(_steps(error.__traceback__))
    for module, function in steps[1:]:
        if SERVICES in module.split("."):
            return f"{module.partition('.')[0]}.{function.lstrip('_')}"
    return ""


def _steps(trace: TracebackType | None) -> Iterator[tuple[str, str]]:
    while trace is not None:
        frame = trace.tb_frame
        yield frame.f_globals.get("__name__", ""), frame.f_code.co_name
        trace = trace.tb_next
