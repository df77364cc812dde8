"""Short news for pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch

from alliantie.cards import CardPicture, Chip, Link, picture_card, tone_of
from alliantie.models import Picture
from alliantie.validators import site_of
from alliantie.visibility import Actor
from news.choices import NewsState
from news.models import NewsItem
from news.naming import name_to_show
from themes.models import Theme

from .lines import organisation_link

PAGE_SIZE = 20
PICTURE = "width-600"


@dataclass(frozen=True)
class NewsCard:
    """One item; `writer` is who placed it as themselves, `host` whose site the link leads to."""

    url: str
    text: str
    moment: datetime
    organisation: Link | None = None
    writer: str = ""
    link: str = ""
    host: str = ""
    media_link: str = ""
    media_host: str = ""
    transcript: str = ""
    picture: CardPicture | None = None
    themes: Sequence[Chip] = ()
    is_shown: bool = True
    state: str = ""


@dataclass(frozen=True)
class Listed:
    """One page of the overview; `themes` are the filters."""

    page: Page[Any]
    cards: Sequence[NewsCard]
    themes: Sequence[Theme]
    chosen: Theme | None


def for_cards(items: Any) -> Any:
    """Fetch along what a card with picture and themes shows; three queries more."""
    pictures = Picture.objects.prefetch_renditions(PICTURE)
    return items.with_writers().prefetch_related("themes", Prefetch("picture", queryset=pictures))


def chips(item: Any) -> list[Chip]:
    """Give the themes of an item."""
    return [
        Chip(label=one.label, url=one.get_absolute_url(), tone=tone_of(one.colour))
        for one in item.themes.all()
    ]


def brief_card(item: Any) -> NewsCard:
    """Describe an item by what stands in its own row; for parts of other pages."""
    as_oneself = item.organisation_id is None
    return NewsCard(
        url=item.get_absolute_url(),
        text=item.text,
        moment=item.shown_at or item.created_at,
        organisation=organisation_link(item),
        writer=name_to_show(item.author, is_member=item.author_is_member) if as_oneself else "",
        link=item.link,
        host=site_of(item.link),
        media_link=item.media_link,
        media_host=site_of(item.media_link),
    )


def full_card(item: Any) -> NewsCard:
    """Describe an item with picture, sound and themes."""
    brief = brief_card(item)
    return NewsCard(
        **{
            **vars(brief),
            "transcript": item.transcript,
            "picture": _picture(item),
            "themes": chips(item),
            "is_shown": item.state == NewsState.SHOWN,
            "state": item.get_state_display(),
        }
    )


def _picture(item: Any) -> CardPicture | None:
    card = picture_card(item.picture, PICTURE)
    if card is None:
        return None
    return CardPicture(url=card.url, alt=item.picture_alt, width=card.width, height=card.height)


def overview(actor: Actor, theme: str, number: str) -> Listed:
    """Give one page of the overview, newest first, as far as it stands on the site."""
    themes = list(Theme.objects.filter(news_items__state=NewsState.SHOWN).distinct())
    chosen = next((one for one in themes if one.slug == theme), None)
    items = NewsItem.objects.visible_to(actor).newest()
    if chosen is not None:
        items = items.filter(themes=chosen)
    page = Paginator(for_cards(items), PAGE_SIZE).get_page(number)
    cards = [full_card(item) for item in page.object_list]
    return Listed(page=page, cards=cards, themes=themes, chosen=chosen)
