"""Read a folder of documents, questions and judgements."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from search.contract import SearchDocument

# A document without a date of its own; the date does not count for what is measured.
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
CORPUS, QUESTIONS, JUDGEMENTS = "corpus_nl.jsonl", "queries.tsv", "qrels.tsv"


@dataclass(frozen=True)
class JudgedQuestion:
    """One question; `source` narrows it to one source when not empty."""

    key: str
    group: str
    text: str
    source: str


@dataclass(frozen=True)
class Judged:
    """A folder with corpus_nl.jsonl, queries.tsv and qrels.tsv."""

    folder: Path

    def documents(self) -> Iterator[SearchDocument]:
        """Yield the documents, each a page that everybody may see."""
        with (self.folder / CORPUS).open(encoding="utf-8") as lines:
            for line in lines:
                yield _document(json.loads(line))

    def questions(self, group: str = "") -> list[JudgedQuestion]:
        """Give the questions, or those of one group: a name or the beginning of one."""
        with (self.folder / QUESTIONS).open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        questions = [
            JudgedQuestion(row["query_id"], row["set"], row["query"], row.get("filter_bron") or "")
            for row in rows
        ]
        return [question for question in questions if question.group.startswith(group)]

    def grades(self) -> Mapping[str, Mapping[str, float]]:
        """Give for every question the grade of each document that answers it."""
        grades: dict[str, dict[str, float]] = defaultdict(dict)
        with (self.folder / JUDGEMENTS).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if float(row["grade"] or 1) > 0:
                    grades[row["query_id"]][row["target_id"]] = float(row["grade"] or 1)
        return grades


def _document(row: dict[str, str | None]) -> SearchDocument:
    return SearchDocument(
        key=row["id"] or "",
        kind="document",
        url=row.get("url") or "",
        title=row.get("titel") or "",
        summary="",
        body=row.get("tekst") or "",
        updated_at=_moment(row.get("datum") or ""),
        organisation=row.get("organisatie") or "",
        source=row.get("bron") or "",
    )


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        return NO_DATE
