"""Use cases as cards, with everything a list shows in a fixed number of queries."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alliantie.cards import CardPicture, CaseCard, Chip, pattern_of, picture_card, tone_of
from alliantie.models import Rendition

from .choices import Standing
from .models import CasePage
from .querysets import CaseQuerySet
from .story import HEADINGS

CARD_PICTURE = "fill-640x427"
LEAD_PICTURE = "fill-1200x800"


def pictures_for(*specs: str) -> Prefetch[str, Any, str]:
    """Fetch the sizes of lead pictures that will be shown, and the pictures unless they are there."""
    sizes = Rendition.objects.filter(filter_spec__in=specs)
    return Prefetch("lead_picture__renditions", sizes, to_attr="prefetched_renditions")


def for_cards(cases: CaseQuerySet, *specs: str, with_themes: bool = True) -> CaseQuerySet:
    """Fetch what cards show along with the cases; the stories, which may be long, stay where they are.

    Two queries beside that of the cases, one without themes.
    """
    fetched = cases.select_related("organisation", "lead_picture").defer(*HEADINGS)
    fetched = fetched.prefetch_related(pictures_for(*(specs or (CARD_PICTURE,))))
    return fetched.prefetch_related("themes") if with_themes else fetched


def case_card(case: CasePage, *, spec: str = CARD_PICTURE, with_themes: bool = True) -> CaseCard:
    """Describe one use case for a list; with themes only when they were fetched along."""
    themes = list(case.themes.all()) if with_themes else []
    picture: CardPicture | None = picture_card(case.lead_picture, spec)
    return CaseCard(
        url=case.url or "",
        title=case.title,
        summary=case.summary,
        organisation=case.organisation.name if case.organisation else "",
        picture=picture,
        tone=tone_of(themes[0].colour if themes else case.pk),
        pattern=pattern_of(case.pk),
        themes=tuple(
            Chip(label=theme.label, url=theme.get_absolute_url(), tone=tone_of(theme.colour))
            for theme in themes[:2]
        ),
        from_register=bool(case.source),
        language=case.language,
        unconfirmed=_unconfirmed(case),
    )


def _unconfirmed(case: CasePage) -> str:
    moment = case.confirmed_at or case.last_published_at or case.first_published_at
    if case.standing != Standing.OUTDATED or moment is None:
        return ""
    return _("Niet bevestigd sinds %(month)s") % {"month": date_format(moment, "F Y")}


def case_cards(cases: Iterable[CasePage]) -> list[CaseCard]:
    """Describe use cases for a list; ask for them with `for_cards`."""
    return [case_card(case) for case in cases]
