"""What members asked, offered and told."""

from collections.abc import Iterator
from typing import Any

from django.db.models.functions import Coalesce

from news.choices import NewsState
from news.models import NewsItem, RoundLine
from newsletter.choices import Kind
from newsletter.digest import Candidate
from people.choices import NameShown, OfferState, QuestionState
from people.models import Offer, Question
from search.registry import key_of

from .names import name_of
from .window import MOST_OF_A_KIND, Window, given, pks

SHOWS_ORGANISATION = (NameShown.FULL, NameShown.ORGANISATION)
SHOWS_NAME = (NameShown.FULL, NameShown.NAME)


def questions(window: Window) -> Iterator[Candidate]:
    """Give what was asked and still waits; who did not want to be named is not."""
    rows: Any = (
        Question.objects.filter(state=QuestionState.OPEN)
        .annotate(began=Coalesce("opened_at", "asked_at"))
        .filter(window.holds("began"))
        .select_related("asker__person")
        .prefetch_related("themes")
        .order_by("-began", "-pk")[:MOST_OF_A_KIND]
    )
    for row in rows:
        person = getattr(row.asker, "person", None) if row.shown in SHOWS_NAME else None
        organisation = row.organisation_id if row.shown in SHOWS_ORGANISATION else None
        yield Candidate(
            key=key_of(row),
            kind=Kind.QUESTION,
            title=row.text,
            url=row.get_absolute_url(),
            at=row.began,
            themes=pks(row.themes.all()),
            organisations=given({organisation}),
            people=given({person.pk if person else None}),
            authors=given({row.asker_id}),
        )


def offers(window: Window) -> Iterator[Candidate]:
    """Give what was offered and asked for."""
    rows = (
        Offer.objects.filter(window.holds("created_at"), state=OfferState.OPEN)
        .select_related("person")
        .order_by("-created_at", "-pk")[:MOST_OF_A_KIND]
    )
    for row in rows:
        yield Candidate(
            key=key_of(row),
            kind=Kind.OFFER,
            title=row.title,
            url=row.get_absolute_url(),
            at=row.created_at,
            note=row.get_direction_display(),
            themes=frozenset({row.theme_id}),
            organisations=given({row.organisation_id}),
            people=frozenset({row.person_id}),
            authors=frozenset({row.person.user_id}),
        )


def lines(window: Window) -> Iterator[Candidate]:
    """Give the lines of the round; a name is never told with them."""
    rows = (
        RoundLine.objects.filter(window.holds("shown_at"), state=NewsState.SHOWN)
        .select_related("organisation")
        .order_by("-shown_at", "-pk")[:MOST_OF_A_KIND]
    )
    for row in rows:
        name = name_of(row.organisation)
        yield Candidate(
            key=key_of(row),
            kind=Kind.LINE,
            title=row.text,
            url=row.organisation.get_absolute_url() if row.organisation and name else "/",
            at=row.shown_at or window.since,
            note=name,
            organisations=given({row.organisation_id}),
            authors=given({row.author_id}),
        )


def news(window: Window) -> Iterator[Candidate]:
    """Give short news."""
    rows = (
        NewsItem.objects.filter(window.holds("shown_at"), state=NewsState.SHOWN)
        .select_related("organisation")
        .prefetch_related("themes")
        .order_by("-shown_at", "-pk")[:MOST_OF_A_KIND]
    )
    for row in rows:
        yield Candidate(
            key=key_of(row),
            kind=Kind.NEWS,
            title=row.text,
            url=row.get_absolute_url(),
            at=row.shown_at or window.since,
            note=name_of(row.organisation),
            themes=pks(row.themes.all()),
            organisations=given({row.organisation_id}),
            authors=given({row.author_id}),
        )
