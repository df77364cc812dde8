"""Short news as a feed, for whoever reads it in a reader."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from alliantie.visibility import VISITOR
from news.models import NewsItem

from .items import NewsCard, brief_card

MOST = 50
TITLE = 80
# Identifiers in a feed stay the same for ever, so the year in them does too (RFC 4151).
SINCE = 2026
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def atom() -> str:
    """Give the newest items as everybody may see them."""
    items = NewsItem.objects.visible_to(VISITOR).newest().with_writers()[:MOST]
    return _feed((item.pk, brief_card(item)) for item in items)


def _feed(cards: Iterable[tuple[int, NewsCard]]) -> str:
    made = Atom1Feed(
        title=_("Actualiteiten van de Alliantie Open Overheid"),
        link=_absolute(reverse("news:overview")),
        description="",
        language="nl",
        author_name=_("Alliantie Open Overheid"),
        feed_url=_absolute(reverse("news:feed")),
    )
    host = urlsplit(settings.SITE_URL).hostname
    for pk, card in cards:
        text = _NOT_IN_XML.sub(" ", card.text)
        made.add_item(
            title=Truncator(text).chars(TITLE),
            link=_absolute(card.url),
            description=escape(text),  # a summary in Atom is HTML
            unique_id=f"tag:{host},{SINCE}:news.newsitem:{pk}",
            updateddate=card.moment,
            pubdate=card.moment,
            author_name=_writer(card) or None,
        )
    return made.writeString("utf-8")


def _writer(card: NewsCard) -> str:
    return card.organisation.label if card.organisation else card.writer


def _absolute(url: str) -> str:
    return urljoin(f"{settings.SITE_URL}/", url)
