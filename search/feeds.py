"""A question as a feed: whoever follows it reads what is new to them."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .analysis.folding import clean
from .caching import kept
from .contract import SearchQuery
from .finding import Found, find
from .parameters import address, read_query
from .registry import moment_of
from .viewers import ActorLike

MOST = 50
# Readers ask every half hour or so; a minute spares us only who asks for the same at once.
SECONDS = 60
# What remembers no date, such as a theme: old enough to come last, and the same every time.
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
# Identifiers in a feed stay the same for ever, so the year in them does too (RFC 4151).
SINCE = 2026
_NOT_IN_XML = re.compile("[\ufffe\uffff]")


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Give the newest answers to a question, as far as whoever asks may see them."""
    query = replace(read_query(request.GET), page=1, page_size=MOST, sort="newest")
    body = _atom(query, _answers(query, request.actor))  # type: ignore[attr-defined] # set by ActorMiddleware
    return kept(HttpResponse(body, content_type=Atom1Feed.content_type), request, seconds=SECONDS)


def _answers(query: SearchQuery, actor: ActorLike) -> list[Found]:
    """Give only real answers.

    What merely comes near, or comes from titles while the engine is away, would stay in somebody's
    reader for ever.
    """
    results, found = find(replace(query, strict=True), actor)
    return [] if results.engine_down else found


def _atom(query: SearchQuery, found: Iterable[Found]) -> str:
    asked = address(query)
    made = Atom1Feed(
        title=_title(query),
        link=_absolute(reverse("search:search") + asked),
        description="",
        language="nl",
        author_name=_("Alliantie Open Overheid"),
        feed_url=_absolute(reverse("search:feed") + asked),
    )
    for moment, row in sorted(((_moment(row), row) for row in found), key=_newest_first):
        made.add_item(
            title=_text(row.hit.title or str(row.record)),
            link=_absolute(row.url),
            description=escape(_text(row.hit.summary)),  # a summary in Atom is HTML
            unique_id=f"tag:{urlsplit(settings.SITE_URL).hostname},{SINCE}:{_known_by(row)}",
            updateddate=moment,
        )
    return made.writeString("utf-8")


def _title(query: SearchQuery) -> str:
    if not query.text:
        return _("Nieuw bij de Alliantie Open Overheid")
    return _("Nieuw over ‘%(words)s’") % {"words": _text(query.text)}


def _known_by(row: Found) -> str:
    """Give the key, or what others may know the record by."""
    known_by = row.kind.known_by
    return f"{row.kind.prefix}:{known_by(row.record)}" if known_by else row.hit.key


def _moment(row: Found) -> datetime:
    return (row.kind.moment or moment_of)(row.record) or UNDATED


def _newest_first(dated: tuple[datetime, Found]) -> tuple[float, str]:
    return -dated[0].timestamp(), _known_by(dated[1])


def _text(text: str) -> str:
    """Leave out what XML cannot carry."""
    return _NOT_IN_XML.sub(" ", clean(text))


def _absolute(url: str) -> str:
    return urljoin(f"{settings.SITE_URL}/", url)
