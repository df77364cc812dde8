"""Where an app says what it counts: one small class for each number, with its one definition."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import ClassVar

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .spans import Month

Text = str | Promise
BETWEEN = ":"  # in a part that stands in a group: "group:part"


class Over(Enum):
    """How the months of a quarter become one number."""

    SUM = "sum"  # what happened: added up
    LAST = "last"  # how it stood: the last month
    MEAN = "mean"  # how it stood: the middle of the months
    MEDIAN = "median"  # each part is a whole number of days; the middle one of all that was counted


class Chapter(TextChoices):
    """Under which question a number stands."""

    WHO = "who", _("Wie meedoet")
    SHARED = "shared", _("Wat we deelden")
    ASKED = "asked", _("Wat we elkaar vroegen")
    MET = "met", _("Waar we elkaar ontmoetten")
    COVERED = "covered", _("Waar al iets is, en waar nog niet")


class Measure(ABC):
    """One number of one month; an app registers an instance when it is ready.

    `parts` divides the whole: each thing that is counted falls in exactly one part, so that parts add
    up to the total. A part "group:part" stands in a group of `groups`. No part ever names a person.
    """

    key: ClassVar[str]
    label: ClassVar[Text]
    definition: ClassVar[Text]
    unit: ClassVar[Text] = ""
    chapter: ClassVar[Chapter]
    order: ClassVar[int] = 100
    over: ClassVar[Over] = Over.SUM
    divided_by: ClassVar[Text] = ""
    parts: ClassVar[Mapping[str, Text]] = {}
    groups: ClassVar[Mapping[str, Text]] = {}
    # The part that answers the question, said as "so many of the whole"; and what those are.
    told_part: ClassVar[str] = ""
    told_unit: ClassVar[Text] = ""
    # What is counted is a thing of the site itself (a theme, a province): small numbers may be shown.
    is_about_nobody: ClassVar[bool] = False

    @property
    def is_state(self) -> bool:
        """Say whether it is how things stand at a moment, which nobody can count afterwards."""
        return self.over in (Over.LAST, Over.MEAN)

    def is_still_known(self, month: Month, today: date) -> bool:
        """Say whether what is counted is still kept; who forgets sooner says so here."""
        return True

    @abstractmethod
    def count(self, month: Month) -> int | Mapping[str, int]:
        """Count one month: a number, or a number for each part; only what everybody may know of."""


_measures: dict[str, Measure] = {}


def register(*measures: Measure) -> None:
    """Add what an app counts."""
    for measure in measures:
        _measures[measure.key] = measure


def measures() -> list[Measure]:
    """Give every measure in the order of the page."""
    chapters = list(Chapter)
    return sorted(
        _measures.values(), key=lambda one: (chapters.index(one.chapter), one.order, one.key)
    )


def measure_of(key: str) -> Measure | None:
    """Give one measure."""
    return _measures.get(key)
