"""Read a folder of items, targets, links and questions, and say which kind of match it holds."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from matchmaking.scoring.kinds import (
    CASE_CASE,
    INITIATIVE_ORGANISATION,
    ORGANISATION_INITIATIVE,
    Kind,
)
from matchmaking.scoring.subject import Subject, subject_of
from matchmaking.scoring.world import World

# What stands where a name was taken out of a question.
MASK = "[organisation]"
# A shorter name would take ordinary words along.
SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file."""

    key: str
    title: str
    text: str
    tags: tuple[str, ...]
    place: str
    sort: str

    def subject(self, without: Collection[str] = ()) -> Subject:
        """Analyse it, with some names taken out."""
        title, text = (_masked(part, without) for part in (self.title, self.text))
        return subject_of(self.key, title, text, topics=self.tags, place=self.place, sort=self.sort)


def _masked(text: str, names: Collection[str]) -> str:
    text = text.replace(MASK, " ")
    for name in names:
        if len(name) >= SHORTEST_NAME:
            text = re.sub(re.escape(name), " ", text, flags=re.IGNORECASE)
    return text


@dataclass(frozen=True)
class Folder:
    """A folder in the generic form: items, targets, links, queries and what should come out."""

    path: Path

    @cached_property
    def items(self) -> list[Row]:
        """Give what has links."""
        return self._rows("items.jsonl")

    @cached_property
    def targets(self) -> list[Row]:
        """Give what can be suggested."""
        return self._rows("targets.jsonl")

    @cached_property
    def queries(self) -> list[Row]:
        """Give the questions."""
        return self._rows("queries.jsonl")

    @cached_property
    def links(self) -> list[tuple[str, str]]:
        """Give which item is linked to which target."""
        return [(row["item_id"], row["target_id"]) for row in self._table("links.tsv")]

    @cached_property
    def grades(self) -> Mapping[str, Mapping[str, float]]:
        """Give for every question what should come out."""
        grades: dict[str, dict[str, float]] = defaultdict(dict)
        for row in self._table("qrels.tsv"):
            grade = float(row.get("grade") or 1)
            if grade > 0:
                grades[row["query_id"]][row["target_id"]] = grade
        return grades

    def world(self) -> World:
        """Prepare everything for ranking."""
        return World.of(
            (row.subject() for row in self.items),
            (row.subject() for row in self.targets),
            self.links,
        )

    def kind(self) -> Kind:
        """Choose the kind as the site would: by what the two sides are.

        Items with a kind of organisation are organisations; targets that are somewhere or have a
        kind are organisations too; all else is content beside content.
        """
        if any(row.sort for row in self.items):
            return ORGANISATION_INITIATIVE
        if any(row.place or row.sort for row in self.targets):
            return INITIATIVE_ORGANISATION
        return CASE_CASE

    def _rows(self, name: str) -> list[Row]:
        with (self.path / name).open(encoding="utf-8") as lines:
            return [_row(json.loads(line)) for line in lines if line.strip()]

    def _table(self, name: str) -> list[dict[str, str]]:
        with (self.path / name).open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _row(found: Mapping[str, Any]) -> Row:
    return Row(
        key=str(found["id"]),
        title=found.get("title") or "",
        text=found.get("text") or "",
        tags=tuple(found.get("tags") or ()),
        place=found.get("country") or "",
        sort=found.get("sector") or "",
    )
