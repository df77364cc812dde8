"""The button to follow something, and the list of what somebody follows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from alliantie.visibility import Actor
from organisations.models import Organisation
from people.choices import FollowKind
from people.models import Follow, Person
from people.policies.following import LONGEST_SEARCH
from people.services.following import canonical
from search.contract import SearchQuery
from search.gate import visible_records
from search.parameters import address
from search.registry import key_of
from themes.models import Theme

Label = str | Promise
KINDS: tuple[tuple[type, FollowKind, Label], ...] = (
    (Theme, FollowKind.THEME, _("Volg dit thema")),
    (Organisation, FollowKind.ORGANISATION, _("Volg deze organisatie")),
    (Person, FollowKind.PERSON, _("Volg deze persoon")),
    (Page, FollowKind.PAGE, _("Volg dit praktijkvoorbeeld")),
    (SearchQuery, FollowKind.SEARCH, _("Volg deze zoekopdracht")),
)
STOP: Label = _("Stop met volgen")


@dataclass(frozen=True)
class FollowButton:
    """What the button does when it is pressed; for who did not sign in it leads to signing in."""

    kind: str
    value: str
    label: Label
    is_on: bool
    is_signed_in: bool


@dataclass(frozen=True)
class Followed:
    """One thing somebody follows, as far as they may still see it."""

    kind: str
    value: str
    label: str
    url: str


@dataclass(frozen=True)
class FollowedGroup:
    """What somebody follows of one kind."""

    label: str
    rows: tuple[Followed, ...]


def button_for(actor: Actor, subject: Any) -> FollowButton | None:
    """Give the button for a theme, organisation, person, page or search; one query when signed in."""
    found = next(
        ((kind, label) for model, kind, label in KINDS if isinstance(subject, model)), None
    )
    if found is None or _is_own(actor, subject):
        return None
    kind, label = found
    value = _search_of(subject) if kind == FollowKind.SEARCH else str(subject.pk)
    if not value or len(value) > LONGEST_SEARCH:
        return None
    is_on = (
        actor.is_signed_in
        and Follow.objects.of(actor.user_id)
        .filter(**({"search": value} if kind == FollowKind.SEARCH else {f"{kind.value}_id": value}))
        .exists()
    )
    return FollowButton(kind.value, value, STOP if is_on else label, is_on, actor.is_signed_in)


def followed_by(actor: Actor) -> list[FollowedGroup]:
    """List what somebody follows and may still see, kind by kind."""
    rows = list(Follow.objects.of(actor.user_id).select_related("page__content_type"))
    found: dict[str, list[Followed]] = defaultdict(list)
    for row, record in _still_seen(rows, actor):
        found[_kind(row)].append(_followed(row, record))
    return [
        FollowedGroup(str(kind.label), tuple(found[kind])) for kind in FollowKind if found[kind]
    ]


def _still_seen(rows: Iterable[Follow], actor: Actor) -> Iterable[tuple[Follow, Model | None]]:
    """Leave out in silence what somebody may no longer see."""
    rows = list(rows)
    themes = Theme.objects.in_bulk([row.theme_id for row in rows if row.theme_id])
    organisations = _by_pk(Organisation.objects.visible_to(actor), rows, "organisation_id")
    people = _by_pk(Person.objects.visible_to(actor), rows, "person_id")
    pages = visible_records(actor, [_page_key(row) for row in rows if row.page])
    for row in rows:
        record = (
            themes.get(row.theme_id or 0)
            or organisations.get(row.organisation_id)
            or people.get(row.person_id)
            or (pages.get(_page_key(row)) if row.page else None)
        )
        if record is not None or row.search:
            yield row, record


def _by_pk(seen: Any, rows: list[Follow], field: str) -> dict[int | None, Model]:
    wanted = [pk for row in rows if (pk := getattr(row, field))]
    found: dict[int | None, Model] = seen.in_bulk(wanted) if wanted else {}
    return found


def _page_key(row: Follow) -> str:
    return key_of(row.page.specific_deferred) if row.page else ""


def _kind(row: Follow) -> str:
    return next(
        (kind for kind in FollowKind.values if getattr(row, f"{kind}_id", None)), FollowKind.SEARCH
    )


def _followed(row: Follow, record: Any) -> Followed:
    if record is None:
        url = f"{reverse('search:search')}?{row.search}"
        return Followed(FollowKind.SEARCH, row.search, row.search_words, url)
    find_url = getattr(record, "get_absolute_url", getattr(record, "get_url", None))
    return Followed(_kind(row), str(record.pk), str(record), (find_url and find_url()) or "")


def _is_own(actor: Actor, subject: Any) -> bool:
    """Nobody follows themselves; a page that was never kept cannot be followed either."""
    if isinstance(subject, Person):
        return subject.user_id == actor.user_id
    return isinstance(subject, Page) and subject.pk is None


def _search_of(query: SearchQuery) -> str:
    return canonical(address(query).removeprefix("?"))
