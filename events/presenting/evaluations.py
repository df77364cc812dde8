"""What participants thought, for who runs the meeting; from five answers on, so that nobody is told."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from events.models import AfterAsk, EventPage
from events.policies.afterwards import FEWEST_TO_SHOW, HIGHEST, LOWEST, may_show


@dataclass(frozen=True)
class Bar:
    """How many gave one grade."""

    term: str
    details: int


@dataclass(frozen=True)
class Thought:
    """The results of one meeting; below five answers only how many there are."""

    answers: int
    used: int = 0
    mean: str = ""
    grades: Sequence[Bar] = ()
    learned: Sequence[str] = ()
    better: Sequence[str] = ()

    @property
    def fewest(self) -> int:
        """Say from how many answers on they are shown."""
        return FEWEST_TO_SHOW


def thoughts_of(event: EventPage) -> Thought:
    """Give the results, in an order that says nothing about who came when."""
    rows = list(event.evaluations.order_by("grade", "learned", "better"))
    if not may_show(len(rows)):
        return Thought(len(rows))
    asked = AfterAsk.objects.filter(registration__event=event).exclude(used="")
    given = [used for used in asked.values_list("used", flat=True) if used]
    grades = [row.grade for row in rows]
    return Thought(
        answers=len(rows),
        used=given.count("yes") if may_show(len(given)) else 0,
        mean=number_format(round(sum(grades) / len(grades), 1)),
        grades=[
            Bar(_("cijfer %(grade)d") % {"grade": one}, grades.count(one))
            for one in range(LOWEST, HIGHEST + 1)
        ],
        learned=sorted(row.learned for row in rows if row.learned),
        better=sorted(row.better for row in rows if row.better),
    )
