"""What editors steer, as engines read it: plain data, no Django."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

SHIPPED_FILE = Path(__file__).with_name("data") / "synonyms.tsv"
BETWEEN = "|"


@dataclass(frozen=True)
class SynonymRule:
    """Whoever types one of `words` is also shown what holds one of `also`."""

    words: tuple[str, ...]
    also: tuple[str, ...]
    both_ways: bool = True
    titles_only: bool = False


@dataclass(frozen=True)
class Curation:
    """All that is in force: rules, words that do not count, and words that do after all."""

    synonyms: tuple[SynonymRule, ...] = ()
    ignored: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()

    def with_rule(self, rule: SynonymRule) -> "Curation":
        """Add one rule."""
        return replace(self, synonyms=(*self.synonyms, rule))

    def without_rule(self, rule: SynonymRule) -> "Curation":
        """Leave one rule out."""
        return replace(self, synonyms=tuple(one for one in self.synonyms if one != rule))

    def with_ignored(self, word: str) -> "Curation":
        """Let a word no longer count."""
        return replace(self, ignored=self.ignored | {word}, counted=self.counted - {word})

    def with_counted(self, word: str) -> "Curation":
        """Let a word count."""
        return replace(self, counted=self.counted | {word}, ignored=self.ignored - {word})


@lru_cache(maxsize=1)
def shipped() -> Curation:
    """Read the list that comes with the site."""
    lines = SHIPPED_FILE.read_text(encoding="utf-8").splitlines()
    return Curation(synonyms=tuple(_rules(lines)))


def _rules(lines: list[str]) -> Iterator[SynonymRule]:
    for line in lines:
        if line.strip() and not line.startswith("#"):
            words, also, direction, field = line.split("\t")
            yield SynonymRule(
                words=tuple(words.split(BETWEEN)),
                also=tuple(also.split(BETWEEN)),
                both_ways=direction == "both",
                titles_only=field == "title",
            )
