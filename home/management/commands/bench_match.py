"""Measure matching with ten thousand organisations and a hundred thousand initiatives."""

import random
import resource
from argparse import ArgumentParser
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alliantie.visibility import VISITOR
from cases.models import CasePage
from home.management.bench_corpus import SEED, Corpus
from home.management.bench_initiatives import fill, some
from matchmaking.models import Match
from matchmaking.presenting.related import of_organisation
from matchmaking.services.preparing import prepare_organisations
from matchmaking.services.renewing import renew
from matchmaking.services.standing import stand
from organisations.models import Organisation
from search.evaluating.measures import percentile
from search.registry import key_of

ASKED = 500


class Command(BaseCommand):
    """Print figures; a machine that does other work beside it gives higher ones."""

    help = "Time preparing, following a change and reading, on a generated site in a database of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Choose sizes."""
        parser.add_argument("--organisations", type=int, default=10_000)
        parser.add_argument("--initiatives", type=int, default=100_000)

    def handle(self, *args: Any, **options: Any) -> None:
        """Fill, prepare, change, read."""
        if CasePage.objects.exists():
            raise CommandError("This fills the database: run `make bench-match`, or an empty one.")
        began = perf_counter()
        fill(
            Corpus.make(),
            organisations=options["organisations"],
            initiatives=options["initiatives"],
        )
        self._tell("filled", perf_counter() - began, f"{CasePage.objects.count()} initiatives")
        self._prepare()
        self._change()
        self._read()

    def _prepare(self) -> None:
        began = perf_counter()
        every = stand()
        read = perf_counter() - began
        self._tell("site read", read, _memory())
        began = perf_counter()
        run = prepare_organisations(every)
        self._tell(
            "organisations prepared",
            perf_counter() - began,
            f"{run.sources} organisations {run.matches} matches {_memory()}",
        )
        night = read + perf_counter() - began
        self._tell("a night for the organisations", night, "reading and preparing together")

    def _change(self) -> None:
        draw = random.Random(SEED)  # noqa: S311 - the same draw in every run
        times = []
        for case in some(draw, CasePage.objects.all(), 10):
            CasePage.objects.filter(pk=case.pk).update(title=f"{case.title} anders")
            began = perf_counter()
            renew([key_of(case)])
            times.append(perf_counter() - began)
        self._tell(
            "a change followed", max(times), f"p50 {percentile(times, 0.5):.2f} s, worst of 10"
        )

    def _read(self) -> None:
        draw = random.Random(SEED)  # noqa: S311 - the same draw in every run
        times, shown = [], 0
        for organisation in some(draw, Organisation.objects.all(), ASKED):
            began = perf_counter()
            found = of_organisation(VISITOR, organisation)
            times.append((perf_counter() - began) * 1000)
            shown += sum(len(group.relatives) for group in found.groups) if found else 0
        self.stdout.write(
            f"suggestions read: p50 {percentile(times, 0.5):.1f} ms p95 {percentile(times, 0.95):.1f} ms, "
            f"{shown / len(times):.1f} each, {Match.objects.count()} matches kept"
        )

    def _tell(self, what: str, seconds: float, more: str) -> None:
        self.stdout.write(f"{what}: {seconds:.1f} s, {more}")


def _memory() -> str:
    """Give the most memory this process ever held."""
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most"
