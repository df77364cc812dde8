"""What the front page shows, in a fixed number of queries."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from alliantie.cards import CaseCard, ThemeCard, pattern_of, tone_of
from alliantie.visibility import Actor
from cases.cards import CARD_PICTURE, LEAD_PICTURE, case_card, for_cards
from cases.models import CasePage
from cases.querysets import CaseQuerySet
from organisations.models import Organisation
from themes.models import Theme

COUNTED, COUNTED_SECONDS = "front-organisations", 600
FEATURED = 3
NEWEST = 6


@dataclass(frozen=True)
class Front:
    """Everything on the front page that editors did not type."""

    lead: CaseCard | None
    featured: list[CaseCard]
    newest: list[CaseCard]
    themes: list[ThemeCard]
    case_count: int
    register_count: int
    organisation_count: int


def front(page: Any, actor: Actor) -> Front:
    """Gather the front page as this actor may see it."""
    visible = CasePage.objects.visible_to(actor).offered()
    chosen, newest = _cases(page, visible)
    lead = chosen[0] if chosen else None
    counts = visible.aggregate(own=Count("pk", filter=Q(source="")), all=Count("pk"))
    return Front(
        lead=case_card(lead, spec=LEAD_PICTURE) if lead else None,
        featured=[case_card(case) for case in chosen[1:]],
        newest=[case_card(case) for case in newest],
        themes=_themes(visible),
        case_count=counts["own"],
        register_count=counts["all"] - counts["own"],
        organisation_count=_organisations(),
    )


def _organisations() -> int:
    """Count what the public overview offers; a new one may wait ten minutes to be counted."""
    return cache.get_or_set(COUNTED, Organisation.objects.in_overview().count, COUNTED_SECONDS) or 0


def _cases(page: Any, visible: CaseQuerySet) -> tuple[list[CasePage], list[CasePage]]:
    """Give what editors chose, then what members wrote last; one query for both."""
    place = page.featured.model.objects.filter(page=page, case=OuterRef("pk")).order_by(
        "sort_order"
    )
    found = for_cards(
        visible.annotate(place=Subquery(place.values("sort_order")[:1]))
        .filter(Q(source="") | Q(place__isnull=False))
        .order_by(F("place").asc(nulls_last=True), "-first_published_at", "-pk"),
        CARD_PICTURE,
        LEAD_PICTURE,
    )[: FEATURED + NEWEST]
    cases = list(found)
    chosen = [case for case in cases if case.place is not None]
    newest = [case for case in cases if case.place is None]
    return chosen, newest[:NEWEST]


def _themes(visible: CaseQuerySet) -> list[ThemeCard]:
    total = (
        visible.order_by()
        .filter(themes=OuterRef("pk"))
        .values("themes")
        .annotate(total=Count("pk", distinct=True))
        .values("total")
    )
    themes = Theme.objects.filter(broader=None).annotate(case_total=Coalesce(Subquery(total), 0))
    return [
        ThemeCard(
            url=theme.get_absolute_url(),
            label=theme.label,
            case_count=theme.case_total,  # type: ignore[attr-defined]  # annotated above
            tone=tone_of(theme.colour),
            pattern=pattern_of(theme.pk),
        )
        for theme in themes
    ]
