"""Ask judged questions the way the page does, on an index apart from the site's."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from time import perf_counter

from django.utils import timezone

from search.contract import SearchQuery
from search.curation import Curation
from search.engines.base import Engine
from search.finding import DEPTH
from search.understanding import Sight, understand
from search.viewers import Viewer

from .judged import JudgedQuestion

# So many answers of each question are written down.
ANSWERS = 20


@dataclass(frozen=True)
class Answered:
    """One question with its ranking (key, score) and how long it took, in seconds."""

    question: JudgedQuestion
    ranking: tuple[tuple[str, float], ...]
    seconds: float


def run(
    engine: Engine,
    questions: Iterable[JudgedQuestion],
    curation: Curation,
    *,
    literal: bool = False,
) -> Iterator[Answered]:
    """Answer every question as a visitor would be answered; the clock runs as on the page."""
    for question in questions:
        query = SearchQuery(
            question.text,
            sources=(question.source,) if question.source else (),
            page_size=ANSWERS,
            literal=literal,
        )
        begin = perf_counter()
        sight = Sight(engine, Viewer(), timezone.now())
        answer = sight.search(understand(query, sight, curation).asked, query, depth=DEPTH)
        seconds = perf_counter() - begin
        ranking = tuple((hit.key, hit.score) for hit in answer.results.hits)
        yield Answered(question, ranking, seconds)
