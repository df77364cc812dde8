"""What is counted each month of use cases; only what every visitor may read."""

from collections import Counter
from collections.abc import Mapping

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from alliantie.numbers.measures import Chapter, Measure, Over, Text
from alliantie.numbers.spans import Month
from alliantie.visibility import VISITOR
from organisations.choices import Region
from organisations.numbers import BY_SIDE, SIDES, side_of
from themes.models import Theme

from .models import CasePage, Reuse
from .querysets import CaseQuerySet

# Not a province.
ELSEWHERE = (
    Region.BONAIRE,
    Region.SINT_EUSTATIUS,
    Region.SABA,
    Region.NATIONAL,
    Region.INTERNATIONAL,
)
WITH, WITHOUT = "with", "without"
COVERED: dict[str, Text] = {
    WITH: _("Met een praktijkvoorbeeld"),
    WITHOUT: _("Zonder praktijkvoorbeeld"),
}


def _public() -> CaseQuerySet:
    found: CaseQuerySet = CasePage.objects.visible_to(VISITOR).own()
    return found


class NewCases(Measure):
    """What was shared."""

    key = "cases"
    label = _("Nieuwe praktijkvoorbeelden")
    definition = _(
        "Praktijkvoorbeelden van leden die in dit kwartaal online kwamen en voor iedereen te lezen "
        "zijn. Wat uit een register komt, telt niet mee."
    )
    unit = _("praktijkvoorbeelden")
    chapter, order = Chapter.SHARED, 10
    divided_by = BY_SIDE
    parts = SIDES

    def count(self, month: Month) -> Mapping[str, int]:
        """Count by when it was first published."""
        new = _public().filter(
            first_published_at__gte=month.start, first_published_at__lt=month.end
        )
        return Counter(side_of(side) for side in new.values_list("organisation__side", flat=True))


class Reused(Measure):
    """What others did with it."""

    key = "reuses"
    label = _("Toegepast")
    definition = _(
        "Hoe vaak een organisatie in dit kwartaal vertelde dat zij een praktijkvoorbeeld van een ander "
        "toepaste."
    )
    unit = _("keer")
    chapter, order = Chapter.SHARED, 20
    divided_by = BY_SIDE
    parts = SIDES

    def count(self, month: Month) -> Mapping[str, int]:
        """Count by when it was told."""
        told = Reuse.objects.shown().filter(
            created_at__gte=month.start,
            created_at__lt=month.end,
            original__in=CasePage.objects.visible_to(VISITOR),
        )
        return Counter(side_of(side) for side in told.values_list("organisation__side", flat=True))


class CoveredThemes(Measure):
    """Which themes have something to learn from."""

    key = "covered-themes"
    label = _("Thema's")
    definition = _(
        "Thema's met en zonder een praktijkvoorbeeld van een lid dat voor iedereen te lezen is, aan "
        "het eind van het kwartaal."
    )
    unit = _("thema's")
    told_part, told_unit = WITH, _("thema's met een praktijkvoorbeeld")
    chapter, order, over = Chapter.COVERED, 20, Over.LAST
    divided_by = _("met of zonder praktijkvoorbeeld")
    parts = COVERED
    is_about_nobody = True

    def count(self, month: Month) -> Mapping[str, int]:
        """Count themes with at least one case."""
        used = _public().offered().values("themes")
        total = Theme.objects.aggregate(all=Count("pk"))["all"]
        covered = Theme.objects.filter(pk__in=used).count()
        return {WITH: covered, WITHOUT: total - covered}


class CoveredProvinces(Measure):
    """Which provinces have something to learn from."""

    key = "covered-provinces"
    label = _("Provincies")
    definition = _(
        "Provincies met en zonder een praktijkvoorbeeld van een lid dat voor iedereen te lezen is, aan "
        "het eind van het kwartaal. Staat er geen plek bij, dan telt die van de organisatie."
    )
    unit = _("provincies")
    told_part, told_unit = WITH, _("provincies met een praktijkvoorbeeld")
    chapter, order, over = Chapter.COVERED, 30, Over.LAST
    divided_by = _("met of zonder praktijkvoorbeeld")
    parts = COVERED
    is_about_nobody = True

    def count(self, month: Month) -> Mapping[str, int]:
        """Count provinces with at least one case; a case without a place has that of its organisation."""
        regions = _public().offered().order_by().values_list("region", "organisation__region")
        found = {region or home for region, home in regions.distinct()}
        provinces = set(Region.values) - {place.value for place in ELSEWHERE}
        return {WITH: len(provinces & found), WITHOUT: len(provinces - found)}


MEASURES = (NewCases(), Reused(), CoveredThemes(), CoveredProvinces())
