"""Measure how long the main pages take and how many queries they ask, on the data that is there."""

import statistics
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.models import CasePage
from organisations.models import Organisation
from themes.models import Theme

WORDS = ("vergunning", "burgerparticipatie", "openbaarheid van bestuur", "parkeerontheffing")


class Command(BaseCommand):
    """Ask each page a number of times and print the figures; proves nothing by itself."""

    help = "Time the main pages and count their queries on the data that is there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Choose how often each page is asked."""
        parser.add_argument("--rounds", type=int, default=20)

    def handle(self, *, rounds: int, **options: Any) -> None:
        """Print one line a page: median, worst (milliseconds) and queries."""
        self.stdout.write(
            f"{CasePage.objects.count()} cases, {Organisation.objects.count()} organisations"
        )
        self.stdout.write(f"{'page':44} {'median':>8} {'worst':>8} {'queries':>8}")
        for address in _addresses():
            times, queries = _measure(address, rounds)
            self.stdout.write(
                f"{address[:44]:44} {statistics.median(times):8.1f} {max(times):8.1f} {queries:8d}"
            )


def _addresses() -> list[str]:
    case = CasePage.objects.live().first()
    theme, organisation = Theme.objects.first(), Organisation.objects.first()
    pages = ["/", "/praktijkvoorbeelden/", "/organisaties/", "/themas/"]
    pages += [f"/praktijkvoorbeelden/{case.slug}/"] if case else []
    pages += [record.get_absolute_url() for record in (theme, organisation) if record]
    return [*pages, *(f"/zoeken/?q={word}" for word in WORDS)]


def _measure(address: str, rounds: int) -> tuple[list[float], int]:
    client = Client(headers={"host": "localhost"})
    client.get(address)  # the first one fills caches that every later visitor finds filled
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - begun) * 1000)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return times, len(captured)
