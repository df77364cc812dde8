"""Write why two things match, as far as the reader may know."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Model

from alliantie.visibility import Actor
from matchmaking.choices import ReasonKind
from matchmaking.models import Match
from matchmaking.policies.suggesting import keys_in
from matchmaking.services.reasons import url_of
from search.gate import visible_records
from search.registry import kind_of

MOST = 3


@dataclass(frozen=True)
class Reason:
    """One sentence, and where its facts stand."""

    text: str
    links: Sequence[tuple[str, str]]


def told(matches: Iterable[Match], actor: Actor) -> dict[int, list[Reason]]:
    """Give the reasons of each match; what names a thing the reader may not see is left out."""
    found = list(matches)
    keys = {key for one in found for reason in one.reasons for key in keys_in(reason)}
    seen = visible_records(actor, keys)
    return {
        one.pk: [
            _reason(reason, seen)
            for reason in one.reasons
            if all(key in seen for key in keys_in(reason))
        ][:MOST]
        for one in found
    }


def _reason(reason: dict[str, str], seen: dict[str, Model]) -> Reason:
    links = [(_title(key, seen[key]), url_of(seen[key])) for key in keys_in(reason)]
    return Reason(str(ReasonKind(reason["kind"]).label), links)


def _title(key: str, record: Model) -> str:
    kind = kind_of(key)
    return str(getattr(record, kind.title_field)) if kind else ""
