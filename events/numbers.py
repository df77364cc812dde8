"""What is counted each month of meetings; only of those every visitor may know of."""

from collections import Counter
from collections.abc import Mapping
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from alliantie.numbers.measures import Chapter, Measure, Text
from alliantie.numbers.spans import Month
from alliantie.visibility import VISITOR

from .choices import EventKind, EventState, Side
from .models import EventPage, Registration
from .querysets import EventQuerySet


def _held(month: Month) -> EventQuerySet:
    ended = {"ends_at__gte": month.start, "ends_at__lt": month.end}
    found: EventQuerySet = EventPage.objects.visible_to(VISITOR).filter(
        state=EventState.PLANNED, **ended
    )
    return found


class Meetings(Measure):
    """What was held."""

    key = "meetings"
    label = _("Bijeenkomsten")
    definition = _(
        "Bijeenkomsten die in dit kwartaal zijn geweest en voor iedereen op de site staan. Wat is "
        "afgezegd, telt niet mee."
    )
    unit = _("bijeenkomsten")
    chapter, order = Chapter.MET, 10
    divided_by = _("soort bijeenkomst")
    parts: ClassVar[Mapping[str, Text]] = dict(EventKind.choices)
    is_about_nobody = True

    def count(self, month: Month) -> Mapping[str, int]:
        """Count by when it was over."""
        return Counter(_held(month).values_list("kind", flat=True))


class Attendance(Measure):
    """Who came."""

    key = "attendance"
    label = _("Deelnemers")
    definition = _(
        "Hoe vaak iemand bij een van deze bijeenkomsten was. Wie er twee bezocht, telt twee keer. Hield "
        "niemand bij wie er was, dan telt iedereen met een plek."
    )
    unit = _("keer")
    chapter, order = Chapter.MET, 20
    divided_by = _("kant")
    parts: ClassVar[Mapping[str, Text]] = dict(Side.choices)

    def count(self, month: Month) -> Mapping[str, int]:
        """Count by the day of the meeting; the rows stay when names are erased."""
        came = Registration.objects.who_was_there().filter(event__in=_held(month))
        return Counter(came.values_list("side", flat=True))


MEASURES = (Meetings(), Attendance())
