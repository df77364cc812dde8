"""What editors see of merges that were done, and of things that can be chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alliantie.models import Merge
from alliantie.today.colleagues import name_of
from alliantie.visibility import Actor

from .policies import may_undo
from .registry import Mergeable, kind_of, kinds

MOST_MERGES, MOST_FOUND = 50, 20


@dataclass(frozen=True)
class Done:
    """One merge in the list."""

    pk: int
    kind: str
    gone: str
    kept: str
    who: str
    merged_at: datetime
    until: datetime
    undone_at: datetime | None
    may_undo: bool


@dataclass(frozen=True)
class Choice:
    """One thing that can be chosen."""

    pk: int
    title: str
    about: str
    url: str


def done(actor: Actor) -> list[Done]:
    """Give the newest merges of what this actor may merge; one query."""
    mine = [one.kind for one in kinds() if one.may(actor)]
    rows = Merge.objects.filter(kind__in=mine).select_related("actor")[:MOST_MERGES]
    return [_done(row) for row in rows]


def _done(row: Merge) -> Done:
    kind = kind_of(row.kind)
    return Done(
        pk=row.pk,
        kind=str(kind.label) if kind else row.kind,
        gone=row.gone_label,
        kept=row.kept_label,
        who=name_of(row.actor) if row.actor else _("onbekend"),
        merged_at=row.merged_at,
        until=row.undoable_until,
        undone_at=row.undone_at,
        may_undo=may_undo(until=row.undoable_until, undone_at=row.undone_at, now=timezone.now()),
    )


def choices(kind: Mergeable, things: Iterable[Any], *, but: int | None = None) -> list[Choice]:
    """Give what can be chosen, without the one that was chosen already."""
    return [choice(kind, one) for one in things if one.pk != but]


def choice(kind: Mergeable, thing: Any) -> Choice:
    """Describe one thing."""
    return Choice(thing.pk, kind.title(thing), kind.about(thing), kind.url(thing))


def found(kind: Mergeable, words: str, actor: Actor) -> list[Any]:
    """Look for things by their words; without words nothing is looked for."""
    clean = " ".join(words.split())[:200]
    if not clean:
        return []
    return list(kind.named(kind.standing(actor), clean)[:MOST_FOUND])


def said_of(stayed: dict[str, int]) -> str:
    """Say what undoing left as it is; nothing when all went back."""
    number = sum(stayed.values())
    if not number:
        return ""
    names = ", ".join(f"{count} × {name}" for name, count in stayed.items())
    return ngettext(
        "%(number)d ding is intussen gewijzigd en blijft staan: %(names)s.",
        "%(number)d dingen zijn intussen gewijzigd en blijven staan: %(names)s.",
        number,
    ) % {"number": number, "names": names}
