"""Make Dutch-like documents to measure search on: real words, in the proportions of real text."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from organisations.choices import OrganisationKind, Region
from organisations.models import Organisation
from search import registry
from search.analysis.dictionary import dictionary
from search.analysis.stopwords import STOPWORDS
from search.contract import SearchDocument

KIND, LABEL = "bench", "Proefstuk"
SEED = 2021
VOCABULARY, THEMES, OWNERS, FORMATS = 40_000, 40, 500, 8
TITLE, SUMMARY, BODY = 7, 25, 120
# Every so many words one that says nothing, as in Dutch.
STOPWORD_SHARE = 0.35
DAYS, FIRST_YEAR, YEARS = 3_000, 2012, 14
START = datetime(2018, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Corpus:
    """Documents that are the same in every run."""

    words: tuple[str, ...]
    weights: tuple[float, ...]
    small: tuple[str, ...]

    @classmethod
    def make(cls) -> "Corpus":
        """Draw a vocabulary; the n-th word is n times as rare as the first (Zipf)."""
        draw = random.Random(SEED)  # noqa: S311 - the same documents in every run
        words = draw.sample(sorted(dictionary()), VOCABULARY)
        weights = accumulate(1 / (rank + 10) for rank in range(VOCABULARY))
        return cls(tuple(words), tuple(weights), tuple(sorted(STOPWORDS)))

    def text(self, draw: random.Random, length: int) -> str:
        """Write so many words."""
        rare = iter(draw.choices(self.words, cum_weights=self.weights, k=length))
        return " ".join(
            draw.choice(self.small) if draw.random() < STOPWORD_SHARE else next(rare)
            for _ in range(length)
        )

    def title(self, number: int) -> str:
        """Name document `number`."""
        draw = random.Random(SEED + number)  # noqa: S311 - the same documents in every run
        return self.text(draw, TITLE).capitalize()

    def document(self, number: int, key: str, title: str) -> SearchDocument:
        """Write document `number`."""
        draw = random.Random(SEED * 7 + number)  # noqa: S311 - the same documents in every run
        return SearchDocument(
            key=key,
            kind=KIND,
            url=f"/proef/{number}/",
            title=title,
            summary=self.text(draw, SUMMARY),
            body=self.text(draw, BODY),
            updated_at=START + timedelta(days=draw.randrange(DAYS)),
            organisation_id=str(draw.randrange(OWNERS)),
            organisation_kind=draw.choice(OrganisationKind.values),
            theme_ids=tuple(str(draw.randrange(THEMES)) for _ in range(2)),
            region=draw.choice(Region.values),
            year=FIRST_YEAR + draw.randrange(YEARS),
            formats=(f"format-{draw.randrange(FORMATS)}",),
        )

    def questions(self, count: int) -> Iterator[str]:
        """Ask with one to three words that are common, rare or in between."""
        draw = random.Random(SEED + 1)  # noqa: S311 - the same questions in every run
        for _ in range(count):
            number = draw.choice((1, 2, 2, 3))
            yield " ".join(draw.choices(self.words, cum_weights=self.weights, k=number))


def fill(corpus: Corpus, size: int) -> None:
    """Put the records behind the documents in the database, beside those that are there."""
    start = Organisation.objects.count()
    rows = (
        Organisation(
            pk=number, name=corpus.title(number), slug=f"proef-{number}", kind=OrganisationKind.NGO
        )
        for number in range(start + 1, size + 1)
    )
    Organisation.objects.bulk_create(rows, batch_size=2_000)


def make_findable(corpus: Corpus) -> None:
    """Tell search of these documents."""
    registry.register(
        KIND,
        label=LABEL,
        model=Organisation,
        build=lambda row: corpus.document(row.pk, registry.key_of(row), row.name),
        queryset=lambda: Organisation.objects.order_by("pk"),
        visible_to=lambda actor, pks: Organisation.objects.visible_to(actor).filter(pk__in=pks),
    )
