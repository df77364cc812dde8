"""Measure how long the main pages take and how many queries they ask, on the data that is there."""

import statistics
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from cases.models import CasePage
from events.models import EventPage, Registration
from home.management.bench_meetings import make_meetings
from home.management.bench_people import make_crowd
from home.management.bench_work import measure_work
from organisations.models import Organisation
from people.models import Offer, Person, Question
from themes.models import Theme

RECORDS: tuple[Any, ...] = (Person, Question, Offer)
DESK = (
    "/mijn/",
    "/mijn/profiel/",
    "/mijn/gesprekken/",
    "/mijn/berichten/",
    "/mijn/volgen/",
    "/mijn/verzoeken/",
    "/mijn/vraag-en-aanbod/",
    "/mijn/organisaties/",
    "/mijn/actualiteiten/",
)
WORDS = ("vergunning", "burgerparticipatie", "openbaarheid van bestuur", "parkeerontheffing")


class Command(BaseCommand):
    """Ask each page a number of times and print the figures; proves nothing by itself."""

    help = "Time the main pages and count their queries on the data that is there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Choose how often each page is asked."""
        parser.add_argument("--rounds", type=int, default=20)
        parser.add_argument("--crowd", type=int, default=0, help="first ADD so many made-up people")
        parser.add_argument("--meetings", type=int, default=0, help="first ADD so many meetings")
        parser.add_argument(
            "--registrations", type=int, default=0, help="with so many registrations in all"
        )
        parser.add_argument(
            "--work", type=int, default=0, help="only time Vandaag, as it is and with so much more"
        )
        parser.add_argument("--as-member", action="store_true", help="ask as somebody signed in")

    def handle(self, *, rounds: int, as_member: bool, **options: Any) -> None:
        """Print one line a page: median, worst (milliseconds) and queries."""
        if options["work"]:
            measure_work(options["work"], rounds=rounds, say=self.stdout.write)
            return
        _fill(**{name: options[name] for name in ("crowd", "meetings", "registrations")})
        member = Person.objects.active().select_related("user").first() if as_member else None
        self.stdout.write(
            f"{CasePage.objects.count()} cases, {Organisation.objects.count()} organisations, "
            f"{Person.objects.count()} people, {EventPage.objects.count()} meetings, "
            f"{Registration.objects.count()} registrations"
        )
        self.stdout.write(f"{'page':44} {'median':>8} {'worst':>8} {'queries':>8}")
        for address in [*_addresses(), *(DESK if member else ())]:
            times, queries = _measure(address, rounds, member.user if member else None)
            self.stdout.write(
                f"{address[:44]:44} {statistics.median(times):8.1f} {max(times):8.1f} {queries:8d}"
            )


def _fill(*, crowd: int, meetings: int, registrations: int) -> None:
    if (crowd or meetings) and settings.PRODUCTION:
        raise CommandError("Made-up people do not belong in production: nothing was done.")
    if crowd:
        make_crowd(crowd)
    if meetings:
        make_meetings(meetings, registrations=registrations)


def _addresses() -> list[str]:
    case = CasePage.objects.live().first()
    theme, organisation = Theme.objects.first(), Organisation.objects.first()
    pages = ["/", "/praktijkvoorbeelden/", "/organisaties/", "/themas/"]
    pages += [f"/praktijkvoorbeelden/{case.slug}/"] if case else []
    pages += ["/bijeenkomsten/", "/bijeenkomsten/?beeld=maand", "/bijeenkomsten/?beeld=geweest"]
    busy = EventPage.objects.live().order_by("-starts_at").first()
    pages += [f"/bijeenkomsten/{busy.slug}/"] if busy else []
    pages += ["/ambassadeurs/", "/vragen/", "/vraag-en-aanbod/", "/actualiteiten/", "/meedoen/"]
    crowded = Organisation.objects.filter(slug="menigte").first()
    records = (theme, organisation, crowded, *(model.objects.first() for model in RECORDS))
    pages += [record.get_absolute_url() for record in records if record]
    return [*pages, *(f"/zoeken/?q={word}" for word in WORDS)]


def _measure(address: str, rounds: int, user: User | None) -> tuple[list[float], int]:
    client = Client(headers={"host": "localhost"})
    if user is not None:
        client.force_login(user)
    client.get(address)  # the first one fills caches that every later visitor finds filled
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - begun) * 1000)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return times, len(captured)
