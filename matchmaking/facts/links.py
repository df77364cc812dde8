"""Which organisation did what: its own initiatives, those it took part in, those it applied."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from alliantie.visibility import VISITOR
from cases.models import Reuse
from search.registry import key_of

from .sheet import ORGANISATION, Sheet

CASE = "cases.casepage"


class Role(StrEnum):
    """How an organisation is tied to an initiative."""

    OWN = "own"
    PARTNER = "partner"
    APPLIED = "applied"


@dataclass(frozen=True, slots=True)
class Link:
    """One tie; `about` is the key of the record that tells of it, for what was applied."""

    organisation: str
    initiative: str
    role: Role
    about: str = ""


def links_of(sheets: Iterable[Sheet]) -> Iterator[Link]:
    """Yield who owns each of these, and who took part."""
    for sheet in sheets:
        if sheet.organisation:
            yield Link(sheet.organisation, sheet.key, Role.OWN)
        for partner in sheet.partners:
            yield Link(partner, sheet.key, Role.PARTNER)


def applied() -> Iterator[Link]:
    """Yield who told that they applied what; the cases on both sides are held against what is seen later."""
    rows = Reuse.objects.shown().visible_to(VISITOR).exclude(organisation=None).order_by("pk")
    for reuse in rows:
        yield Link(
            organisation=f"{ORGANISATION}:{reuse.organisation_id}",
            initiative=f"{CASE}:{reuse.original_id}",
            role=Role.APPLIED,
            about=key_of(reuse),
        )


def cases_among(keys: Iterable[str]) -> list[int]:
    """Give the numbers of the use cases among these keys."""
    parts = (key.partition(":") for key in keys)
    return [int(number) for kind, _colon, number in parts if kind == CASE]
