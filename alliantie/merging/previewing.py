"""What a merge would do, counted before anything happens."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from alliantie.visibility import Actor

from .registry import Mergeable, Relation, relations

MOST_EXAMPLES, MOST_LOOKED_AT = 3, 100


@dataclass(frozen=True)
class Line:
    """One kind of thing: how many go along, or stay and why, and a few of them by name."""

    label: str
    number: int
    stays: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Preview:
    """All that would happen; `fingerprint` changes when that does."""

    moves: list[Line]
    stays: list[Line]
    attention: list[str]
    differences: list[tuple[str, str, str]] = field(default_factory=list)
    fingerprint: str = ""


def preview(kind: Mergeable, *, gone: Any, kept: Any, actor: Actor) -> Preview:
    """Count what hangs on the one that goes: one query for each table, and one for examples."""
    told = [str((one.pk, kind.title(one), kind.about(one))) for one in (gone, kept)]
    moves: list[Line] = []
    stays: list[Line] = []
    for one in relations(kind):
        keys = _keys(one, gone)
        told.append(f"{one.path} {keys}")
        if one.label and (told_of := _told_of(one, keys, actor)):
            (stays if one.stays else moves).append(_line(one, told_of, actor))
    attention = kind.attention(gone, kept)
    differences = kind.side_by_side(gone, kept)
    told += [*attention, repr(differences)]
    fingerprint = sha256("\n".join(told).encode()).hexdigest()
    return Preview(moves, stays, attention, differences, fingerprint)


def _keys(one: Relation, gone: Any) -> list[Any]:
    rows = one.model._meta.base_manager.filter(**{one.field: gone.pk})
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _told_of(one: Relation, keys: list[Any], actor: Actor) -> list[Any]:
    """Leave out, where that something is there is a secret, what is about pages this actor may not see."""
    if not (one.sealed and keys):
        return keys
    if not one.page:
        return []
    model, pages = one.model, one.model
    if one.page != "pk":
        pages = model._meta.get_field(one.page).related_model
    seen = pages.objects.visible_to(actor).values("pk")
    rows = model._meta.base_manager.filter(pk__in=keys).filter(**{f"{one.page}__in": seen})
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _line(one: Relation, keys: list[Any], actor: Actor) -> Line:
    return Line(str(one.label), len(keys), str(one.stays), _examples(one, keys, actor))


def _examples(one: Relation, keys: list[Any], actor: Actor) -> tuple[str, ...]:
    """Name a few pages, of those this actor may see now."""
    if not one.page:
        return ()
    model, pages = one.model, set(keys)
    if one.page != "pk":
        rows = model._meta.base_manager.filter(pk__in=keys[-MOST_LOOKED_AT:])
        pages = set(rows.values_list(f"{one.page}_id", flat=True))
        model = model._meta.get_field(one.page).related_model
    seen = model.objects.visible_to(actor).filter(pk__in=list(pages)[:MOST_LOOKED_AT])
    return tuple(seen.order_by("-pk").values_list("title", flat=True)[:MOST_EXAMPLES])
