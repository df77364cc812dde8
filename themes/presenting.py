"""What the pages of themes show, in a fixed number of queries."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, IntegerField, Q, Subquery, Value

from alliantie.cards import (
    CardPicture,
    Chip,
    OrganisationCard,
    ThemeCard,
    pattern_of,
    picture_card,
    tone_of,
)
from alliantie.visibility import Actor

from .models import Theme
from .shelves import Shelf, count_by_theme, counted, shelves

PAGE_SIZE, LONGEST_NUMBER = 12, 6
MOST_ORGANISATIONS = 6
PICTURE = "fill-960x480"


@dataclass(frozen=True)
class OnShelf:
    """One page of one kind of content."""

    shelf: Shelf
    page: Page[Any]
    cards: Sequence[Any]


@dataclass(frozen=True)
class ThemeView:
    """Everything on the page of one theme."""

    theme: Theme
    picture: CardPicture | None
    broader: Chip | None
    narrower: Sequence[ThemeCard]
    listed: Sequence[OnShelf]
    organisations: Sequence[OrganisationCard]


def all_themes(actor: Actor) -> list[ThemeCard]:
    """Give every theme, each top theme followed by what stands under it."""
    totals = count_by_theme(actor)
    themes = list(Theme.objects.all())
    tops = [theme for theme in themes if theme.broader_id is None]
    ordered = [one for top in tops for one in (top, *_below(top, themes))]
    left = [theme for theme in themes if theme not in ordered]
    return [theme_card(one, totals) for one in (*ordered, *left)]


def _below(top: Theme, themes: Sequence[Theme]) -> list[Theme]:
    """Give everything under a theme, children before grandchildren; circles end by themselves."""
    found: list[Theme] = []
    parents = {top.pk}
    while parents:
        known = {top.pk, *(one.pk for one in found)}
        layer = [one for one in themes if one.broader_id in parents and one.pk not in known]
        found += layer
        parents = {one.pk for one in layer}
    return found


def theme_card(theme: Theme, totals: dict[int, int], *, short: bool = False) -> ThemeCard:
    """Describe one theme for a list."""
    return ThemeCard(
        url=theme.get_absolute_url(),
        label=theme.label,
        definition="" if short else theme.definition,
        case_count=totals.get(theme.pk, 0),
        tone=tone_of(theme.colour),
        pattern=pattern_of(theme.pk),
    )


def theme_view(theme: Theme, actor: Actor, number: str) -> ThemeView:
    """Gather the page of a theme as this actor may see it."""
    totals = count_by_theme(actor)
    broader = theme.broader
    return ThemeView(
        theme=theme,
        picture=picture_card(theme.picture, PICTURE),
        broader=Chip(
            label=broader.label, url=broader.get_absolute_url(), tone=tone_of(broader.colour)
        )
        if broader
        else None,
        narrower=[theme_card(one, totals, short=True) for one in theme.narrower.all()],
        listed=worth_showing(
            [on_shelf(shelf, shelf.about(actor, theme.pk), number) for shelf in shelves()]
        ),
        organisations=_organisations(theme, actor),
    )


def worth_showing(listed: Sequence[OnShelf]) -> list[OnShelf]:
    """Leave out empty shelves; the first one stays, since it says what to do."""
    return [one for at, one in enumerate(listed) if one.cards or at == 0]


def on_shelf(shelf: Shelf, pages: Any, number: str) -> OnShelf:
    """Cut one page out of a kind of content; how many there are comes along with the rows."""
    paginator = Paginator(pages, PAGE_SIZE)
    first = _first_of(number)
    rows = list(shelf.fetched(_with_total(pages))[first : first + PAGE_SIZE])
    if rows or not first:
        paginator.count = rows[0].shelf_total if rows else 0
    page = paginator.get_page(number)
    if page.start_index() - 1 != first and page.paginator.count:  # past the end there is the last
        first = page.start_index() - 1
        rows = list(shelf.fetched(pages)[first : first + PAGE_SIZE])
    return OnShelf(shelf=shelf, page=page, cards=[shelf.card(row) for row in rows])


def _first_of(number: str) -> int:
    """Give where a page starts; what is no number means the first."""
    is_number = number.isascii() and number.isdecimal() and len(number) < LONGEST_NUMBER
    return (max(int(number), 1) - 1) * PAGE_SIZE if is_number else 0


def _with_total(pages: Any) -> Any:
    """Count all of them beside each row; the database does that once."""
    counted = pages.order_by().annotate(all_alike=Value(1)).values("all_alike")
    total = counted.annotate(number=Count("pk")).values("number")
    return pages.annotate(shelf_total=Subquery(total, output_field=IntegerField()))


def _organisations(theme: Theme, actor: Actor) -> list[OrganisationCard]:
    """Give who works on a theme: who wrote most about it, then who says so."""
    totals: Counter[int] = Counter()
    for shelf in counted():
        if shelf.owners:
            owner = shelf.owners[0]
            rows = shelf.about(actor, theme.pk).filter(**{f"{owner}__isnull": False}).order_by()
            numbers = rows.values_list(owner).annotate(total=Count("pk", distinct=True))
            totals.update(dict(numbers.order_by("-total", owner)[:MOST_ORGANISATIONS]))
    # Organisations stand on a floor above: they are reached through the name they gave.
    model: Any = Theme._meta.get_field("organisations").related_model
    found = model.objects.visible_to(actor).standing()
    found = found.filter(Q(pk__in=list(totals)) | Q(themes=theme)).distinct()
    ranked = sorted(found[: 2 * MOST_ORGANISATIONS], key=lambda one: -totals[one.pk])
    return [
        OrganisationCard(
            url=one.get_absolute_url(),
            name=one.name,
            kind=one.get_kind_display(),
            place=one.place,
            case_count=totals.get(one.pk),
            tone=tone_of(one.name),
        )
        for one in ranked[:MOST_ORGANISATIONS]
    ]
