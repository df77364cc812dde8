"""Make the rows of a register ready: our own corrections, regions that follow, doubles."""

import csv
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from django.utils.text import slugify
from django.utils.translation import gettext as _

from organisations.choices import OrganisationKind
from organisations.naming import loose_keys, name_key

from .rows import FOUND_ELSEWHERE, KINDS, LONGEST_ID, RegisterRow

CORRECTIONS = Path(__file__).parents[1] / "data" / "corrections.csv"


def prepare(rows: Sequence[RegisterRow]) -> tuple[list[RegisterRow], list[str]]:
    """Give rows with a number each of their own, and a sentence about each double."""
    unique, notes = _unique(rows)
    return _with_regions(_corrected(unique)), notes


def _unique(rows: Sequence[RegisterRow]) -> tuple[list[RegisterRow], list[str]]:
    """Give each row a number of its own; a number with two names stands for two organisations."""
    first: dict[str, RegisterRow] = {}
    notes: list[str] = []
    for row in rows:
        earlier = first.get(row.register_id)
        if earlier is None:
            first[row.register_id] = row
            continue
        words = {"id": row.register_id, "first": earlier.number, "row": row.number}
        if name_key(earlier.name) == name_key(row.name):
            notes.append(_("Nummer %(id)s staat dubbel (rij %(first)d en %(row)d).") % words)
            continue
        other = f"{row.register_id}+{slugify(row.name)}"[:LONGEST_ID]
        first.setdefault(other, replace(row, register_id=other, tooi_code=""))
        notes.append(
            _(
                "Nummer %(id)s staat bij twee namen (rij %(first)d en %(row)d). "
                "Beide zijn opgenomen."
            )
            % words
        )
    return list(first.values()), notes


def _corrected(rows: Sequence[RegisterRow]) -> list[RegisterRow]:
    """Add what the register does not say: abbreviations, places, other names, a kind that fits."""
    with CORRECTIONS.open(encoding="utf-8", newline="") as file:
        known = {fields["org_id"]: fields for fields in csv.DictReader(file)}
    return [
        _with_correction(row, known[row.register_id]) if row.register_id in known else row
        for row in rows
    ]


def _with_correction(row: RegisterRow, fields: dict[str, str]) -> RegisterRow:
    names = [name for name in fields["aliassen"].split("|") if name]
    return replace(
        row,
        kind=KINDS[fields["soort"]] if fields["soort"] else row.kind,
        abbreviation=row.abbreviation or fields["afkorting"],
        place=row.place or fields["plaats"],
        other_names=(*row.other_names, *names),
    )


def _with_regions(rows: Sequence[RegisterRow]) -> list[RegisterRow]:
    """Give a safety region the province of its municipalities, when they share one."""
    provinces: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.kind == OrganisationKind.MUNICIPALITY and row.safety_region:
            provinces[name_key(row.safety_region)].add(row.region)
    return [
        replace(row, region=next(iter(found)))
        if not row.region and len(found := provinces.get(name_key(row.name), set())) == 1
        else row
        for row in rows
    ]


def same_bodies(rows: Sequence[RegisterRow]) -> dict[str, str]:
    """Give numbers found elsewhere that stand for a body with a more official number."""
    spelled: dict[str, set[str]] = defaultdict(set)
    ranks = {row.register_id: row.rank for row in rows}
    keys = {
        row.register_id: {key for name in (row.name, *row.other_names) for key in loose_keys(name)}
        for row in rows
    }
    for register_id, own in keys.items():
        for key in own:
            spelled[key].add(register_id)
    found = {}
    for register_id, own in keys.items():
        if ranks[register_id] < FOUND_ELSEWHERE:
            continue
        better = {
            other for key in own for other in spelled[key] if ranks[other] < ranks[register_id]
        }
        if len(better) == 1:
            found[register_id] = better.pop()
    return found
