"""What lists and pages show of ambassadors, in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch
from django.utils import timezone

from alliantie.cards import AmbassadorCard, CardPicture, Chip, picture_card, tone_of
from alliantie.models import Picture
from alliantie.visibility import Actor
from organisations.choices import Region
from people.filters.ambassadors import Asked
from people.models import Ambassadorship
from people.policies.budget import has_room
from themes.models import Theme

from .freedom import freedom

PAGE_SIZE = 24
PORTRAIT = "fill-160x160"


@dataclass(frozen=True)
class Listed:
    """One page of the overview."""

    page: Page[Any]
    cards: Sequence[AmbassadorCard]


def listed(asked: Asked, actor: Actor, number: str) -> Listed:
    """Give one page of the overview, who has room first; four queries."""
    today = timezone.localdate()
    rows = with_portraits(asked.found(actor).for_cards(today).room_first(today))
    page = Paginator(rows.prefetch_related("themes"), PAGE_SIZE).get_page(number)
    return Listed(page=page, cards=cards(page.object_list, today, themes=True))


def with_portraits(rows: Any) -> Any:
    """Fetch portraits in the size of a card along; one query more."""
    sizes = Picture.get_rendition_model().objects.filter(filter_spec=PORTRAIT)
    return rows.prefetch_related(
        Prefetch("person__portrait__renditions", queryset=sizes, to_attr="prefetched_renditions")
    )


def cards(
    rows: Iterable[Ambassadorship], today: date, *, themes: bool = False, portraits: bool = True
) -> list[AmbassadorCard]:
    """Describe ambassadors for a list; ask for them with `for_cards`, of whom the actor may see names."""
    return [_card(row, today, themes=themes, portraits=portraits) for row in rows]


def _card(row: Any, today: date, *, themes: bool, portraits: bool) -> AmbassadorCard:
    person = row.person
    room = {
        "today": today,
        "paused_until": person.paused_until,
        "taken": row.taken,
        "allowed": person.monthly_budget,
    }
    picture: CardPicture | None = picture_card(person.portrait, PORTRAIT) if portraits else None
    return AmbassadorCard(
        url=person.get_absolute_url(),
        name=person.name,
        function=person.function,
        organisation=row.works_at or "",
        region=row.get_region_display() if row.region != Region.NATIONAL else "",
        picture=picture,
        themes=tuple(theme_chip(theme) for theme in row.themes.all()) if themes else (),
        freedom=freedom(**room),
        is_free=has_room(**room) and person.monthly_budget > 0,
    )


def theme_chip(theme: Theme) -> Chip:
    """Show a theme as elsewhere."""
    return Chip(label=theme.label, url=theme.get_absolute_url(), tone=tone_of(theme.colour))
