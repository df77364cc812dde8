"""The sentences why two people match, as far as one reader may know them at this moment.

Screens write the sentences; they say so here (`register`), so that mail can tell the same.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Model

from accounts.models import User
from alliantie.visibility import Actor
from matchmaking.models import Introduction, Match, Suggestion
from matchmaking.policies.suggesting import key_of_person
from organisations.actors import actor_for
from search.gate import visible_records
from search.registry import kind_of


class Reason(Protocol):
    """One sentence, and where its facts stand: pairs of a label and an address."""

    @property
    def text(self) -> str:
        """Give the sentence."""

    @property
    def links(self) -> Sequence[tuple[str, str]]:
        """Give where its facts stand."""

    @property
    def parts(self) -> Sequence[tuple[str, str]]:
        """Give the sentence in pieces, each with an address or without."""


Teller = Callable[[Iterable[Match], Actor], Mapping[int, Sequence[Reason]]]
_tellers: list[Teller] = []


@dataclass(frozen=True)
class ByHand:
    """What an editor wrote, with the page it is about."""

    text: str
    links: Sequence[tuple[str, str]] = ()

    @property
    def parts(self) -> Sequence[tuple[str, str]]:
        """Give the sentence, and behind it the page."""
        return in_pieces(self.text, self.links)


def in_pieces(text: str, links: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Cut a sentence so that the names in it are links; what it does not name stands behind it."""
    pieces: list[tuple[str, str]] = []
    behind: list[tuple[str, str]] = []
    rest = text
    for label, url in links:
        before, found, after = rest.partition(label)
        if found:
            pieces += [(before, ""), (label, url)]
            rest = after
        else:
            behind += [(", " if behind else " (", ""), (label, url)]
    last = [*behind, (")", "")] if behind else []
    return [piece for piece in [*pieces, (rest, ""), *last] if piece[0]]


def register(told: Teller) -> None:
    """Say who writes the sentences; the last one said holds."""
    _tellers[:] = [told]


def as_member(actor: Actor) -> Actor:
    """Give the rights with which somebody gets suggestions: those of a member, also for an editor."""
    return Actor(
        user_id=actor.user_id,
        organisation_ids=actor.organisation_ids,
        administers=actor.administers,
        is_member=actor.is_member,
    )


def reader_for(user: User) -> Actor:
    """Read the rights with which an account gets suggestions."""
    return as_member(actor_for(user))


def of_matches(matches: Iterable[Match], actor: Actor) -> dict[int, list[Reason]]:
    """Give the reasons of each match this actor may know; a match without one is not there."""
    found = list(matches)
    told = _tellers[0](found, actor) if found and _tellers else {}
    return {pk: list(reasons) for pk, reasons in told.items() if reasons}


def of_suggestions(rows: Iterable[Suggestion], actor: Actor) -> dict[int, list[Reason]]:
    """Give the reasons of what was suggested to somebody."""
    matches = [
        _match(one, key_of_person(one.person_id), key_of_person(one.other_id)) for one in rows
    ]
    return of_matches(matches, actor)


def of_introductions(
    rows: Iterable[Introduction], actor: Actor, reader_id: int
) -> dict[int, list[Reason]]:
    """Give the reasons of introductions as one of the two may know them."""
    found = list(rows)
    matches = [_seen_from(one, reader_id) for one in found if not one.why]
    told = of_matches(matches, actor)
    return told | _by_hand([one for one in found if one.why], actor)


def _seen_from(one: Introduction, reader_id: int) -> Match:
    asker, other = key_of_person(one.asker_id), key_of_person(one.other_id)
    if reader_id == one.asker_id:
        return _match(one, asker, other)
    turned = [
        {**reason, "here": reason.get("there", ""), "there": reason.get("here", "")}
        for reason in one.reasons
    ]
    return _match(one, other, asker, turned)


def _match(
    one: Suggestion | Introduction, source: str, target: str, reasons: Sequence[Any] | None = None
) -> Match:
    return Match(
        pk=one.pk,
        kind=one.kind,
        source=source,
        target=target,
        about=one.about,
        rank=0,
        score=0,
        reasons=one.reasons if reasons is None else reasons,
    )


def _by_hand(rows: list[Introduction], actor: Actor) -> dict[int, list[Reason]]:
    """Tell what an editor wrote as long as the reader may see the page it is about."""
    seen = visible_records(actor, {one.about for one in rows}) if rows else {}
    told: dict[int, list[Reason]] = {}
    for one in rows:
        record, kind = seen.get(one.about), kind_of(one.about)
        if record is not None and kind is not None:
            title = str(getattr(record, kind.title_field))
            told[one.pk] = [ByHand(one.why, [(title, url_of(record))])]
    return told


def url_of(record: Model) -> str:
    """Give where a record stands; pages of Wagtail call it otherwise."""
    find_url: Callable[[], str | None] | None = getattr(
        record, "get_absolute_url", getattr(record, "get_url", None)
    )
    return (find_url and find_url()) or ""
