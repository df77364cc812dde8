"""Measure how quick search is with a thousand, ten thousand and a hundred thousand documents."""

import resource
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import (
    override_settings,
    setup_test_environment,
    teardown_test_environment,
)
from django.utils import timezone

from cases.models import CasePage
from home.management.bench_corpus import Corpus, fill, make_findable
from search import registry
from search.contract import SearchQuery
from search.engines import ENGINES, engine
from search.engines.base import Engine
from search.evaluating.measures import percentile
from search.fields import TEXT, WORDS
from search.indexing import all_documents, mark_index
from search.reconciling import reconcile
from search.understanding import Sight, understand
from search.viewers import Viewer

SIZES = (1_000, 10_000, 100_000)
HITS = 10
# Letters typed of a word when suggestions are asked for.
TYPED = 4
ROW = "{:<10}{:>9}  {:<34}{:>10.2f}{:>10.2f}  {}"


class Command(BaseCommand):
    """Print figures; a machine that does other work beside it gives higher ones."""

    help = "Time indexing, questions, pages and suggestions on generated documents, in a database of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Choose sizes, engines and how many questions are asked."""
        parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
        parser.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
        parser.add_argument("--questions", type=int, default=200)

    def handle(self, *args: Any, **options: Any) -> None:
        """Fill up to each size, then measure every engine in turn."""
        if CasePage.objects.exists():
            raise CommandError("This fills the database: run `make bench-search`, or an empty one.")
        engines = [name for name in options["engines"] if name == "embedded" or settings.SEARCH_URL]
        corpus = Corpus.make()
        questions = list(corpus.questions(options["questions"]))
        self.stdout.write(f"{'engine':<10}{'documents':>9}  {'what':<34}{'p50':>10}{'p95':>10}")
        with registry.alone():
            make_findable(corpus)
            for size in options["sizes"]:
                fill(corpus, size)
                for name in engines:
                    self._measure(name, size, questions)

    def _measure(self, name: str, size: int, questions: Sequence[str]) -> None:
        with TemporaryDirectory() as folder, override_settings(**_settings(name, folder)):
            show = _Printer(self, name, size)
            self._index(show, size)
            self._ask(show, questions)
            begun = perf_counter()
            reconcile()
            show.figure("reconcile, in step", perf_counter() - begun, "seconds")
            if name != "embedded":
                engine().vanish()  # type: ignore[attr-defined] # an engine on a server cleans up after itself

    def _index(self, show: "_Printer", size: int) -> None:
        begun, busy = perf_counter(), process_time()
        engine().rebuild(all_documents())
        mark_index()
        rate, own = size / (perf_counter() - begun), size / (process_time() - busy)
        show.figure("indexed, made from the database", rate, "documents a second")
        show.figure("the same by the clock of the processor", own, "documents a second")
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        show.figure("memory at most", memory, "MB")

    def _ask(self, show: "_Printer", questions: Sequence[str]) -> None:
        sight = Sight(engine(), Viewer(), timezone.now())
        queries = [SearchQuery(text, page_size=HITS) for text in questions]
        understood = [understand(query, sight).asked for query in queries]
        both = list(zip(understood, queries, strict=True))
        show.times("engine: 10 hits, count, all facets", lambda one: sight.search(*one), both)
        show.times("understanding the words", lambda one: understand(one, sight), queries)
        client = Client(headers={"host": "localhost"})
        show.times("the whole page", lambda text: client.get("/zoeken/", {"q": text}), questions)
        starts = [text[:TYPED] for text in questions]
        show.times(
            "suggestions", lambda text: client.get("/zoeken/suggesties/", {"q": text}), starts
        )
        show.times("yardstick: the template alone", _rendering(client, questions[0]), questions)
        if settings.SEARCH_URL == "":
            show.times("yardstick: a bare tantivy question", _bare(engine()), questions)


class _Printer:
    """Prints figures of one engine at one size."""

    def __init__(self, command: BaseCommand, name: str, size: int) -> None:
        self._write, self._name, self._size = command.stdout.write, name, size

    def figure(self, what: str, value: float, unit: str) -> None:
        """Print one figure."""
        self._write(ROW.format(self._name, self._size, what, value, value, unit))

    def times(self, what: str, do: Callable[[Any], object], subjects: Sequence[Any]) -> None:
        """Do something with each subject and print how long it took; the first ten warm up."""
        for subject in subjects[:10]:
            do(subject)
        took = []
        for subject in subjects:
            begun = perf_counter()
            do(subject)
            took.append((perf_counter() - begun) * 1000)
        middle, late = percentile(took, 0.5), percentile(took, 0.95)
        self._write(ROW.format(self._name, self._size, what, middle, late, "ms"))


def _settings(name: str, folder: str) -> dict[str, Any]:
    if name == "embedded":
        return {"SEARCH_URL": "", "SEARCH_INDEX_DIR": Path(folder)}
    return {"SEARCH_INDEX_PREFIX": f"bench_{uuid4().hex[:12]}"}


def _rendering(client: Client, text: str) -> Callable[[str], str]:
    """Render the page of one question again and again, with everything looked up already."""
    setup_test_environment()  # templates tell what they were given
    try:
        response: Any = client.get("/zoeken/", {"q": text})
    finally:
        teardown_test_environment()
    context = response.context[0].flatten()
    return lambda _text: render_to_string("search/index.html", context, response.wsgi_request)


def _bare(embedded: Engine) -> Callable[[str], object]:
    """Ask tantivy itself for ten hits of the words as they are, without rights, facets or passages."""
    searcher: Any = embedded._searcher()  # type: ignore[attr-defined] # noqa: SLF001 - a yardstick looks inside
    index: Any = embedded._opened[1]  # type: ignore[attr-defined] # noqa: SLF001 - the same
    return lambda text: searcher.search(index.parse_query(text, [TEXT, WORDS]), HITS)
