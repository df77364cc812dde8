"""What is counted each month of searching; the words themselves are not kept here."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import ClassVar

from django.conf import settings
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from alliantie.numbers.measures import Chapter, Measure, Text
from alliantie.numbers.spans import Month

from .models import AskedQuery

FOUND, NOTHING = "found", "nothing"


class Searches(Measure):
    """What was looked for, and whether there was anything."""

    key = "searches"
    label = _("Gezocht, en niet gevonden")
    definition = _(
        "Hoe vaak iemand in dit kwartaal iets zocht, en hoe vaak daar niets op te vinden was. Vragen "
        "waar een naam of nummer in kan staan, tellen niet mee."
    )
    unit = _("keer gezocht")
    told_part, told_unit = NOTHING, _("keer gezocht zonder iets te vinden")
    chapter, order = Chapter.ASKED, 30
    divided_by = _("wel of niets gevonden")
    parts: ClassVar[Mapping[str, Text]] = {FOUND: _("Iets gevonden"), NOTHING: _("Niets gevonden")}

    def is_still_known(self, month: Month, today: date) -> bool:
        """Count only months of which no day is forgotten."""
        return month.first >= today - timedelta(days=settings.SEARCH_LOG_DAYS)

    def count(self, month: Month) -> Mapping[str, int]:
        """Add up the days."""
        days = AskedQuery.objects.since(month.first).filter(day__lt=month.after)
        sums = days.aggregate(times=Sum("times"), nothing=Sum("found_nothing"))
        times, nothing = sums["times"] or 0, sums["nothing"] or 0
        return {FOUND: times - nothing, NOTHING: nothing}


MEASURES = (Searches(),)
