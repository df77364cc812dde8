"""Five hundred people press the button of a meeting with forty seats at the same moment."""

import os
import signal
import threading
import time
from argparse import ArgumentParser
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from alliantie.models import OutgoingMail
from events.choices import RegistrationState
from events.management import rush
from events.management.made_up import make_meeting
from events.models import EventPage, Registration, Seats
from organisations.choices import MembershipState, Sector
from organisations.models import Membership

PEOPLE, SEATS = 500, 40


class Command(BaseCommand):
    """Measure the rush and check that every seat is given once."""

    help = "Let 500 people sign up at once over HTTP; needs PostgreSQL, as .ci/with-postgres gives."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Choose whether a worker is killed halfway."""
        parser.add_argument("--kill", action="store_true", help="kill -9 a web worker halfway")

    def handle(self, *, kill: bool, **options: Any) -> None:
        """Serve, press, count; an exception when anything is wrong."""
        if connection.vendor != "postgresql":
            raise CommandError("bench_rush needs PostgreSQL: see `make bench-rush`.")
        starts_at = timezone.now() + timedelta(days=14)
        event = make_meeting("Stormloop", starts_at=starts_at, capacity=SEATS)
        port = rush.free_port()
        path = reverse("events:register", args=[event.slug])
        clients = [rush.Client(session, path, port) for session in _make_people(event)]
        before = OutgoingMail.objects.count()
        connection.close()
        told, seconds = _press(clients, event, port, kill=kill)
        self.stdout.write(f"{len(clients)} people in {seconds:.1f} s, told: {dict(Counter(told))}")
        self._check(event, told, before)

    def _check(self, event: EventPage, told: list[str], before: int) -> None:
        rows = Registration.objects.filter(event=event)
        counted = Counter(rows.values_list("state", flat=True))
        confirmed, waiting = (
            counted[state] for state in (RegistrationState.CONFIRMED, RegistrationState.WAITING)
        )
        mails = OutgoingMail.objects.count() - before
        to = OutgoingMail.objects.order_by("-pk")[:mails].values_list("recipient", flat=True)
        wrong = list(_wrong(event, told, confirmed=confirmed, waiting=waiting))
        if len(set(to)) != mails:
            wrong.append("somebody got two mails")
        for one in wrong:
            self.stderr.write(one)
        self.stdout.write(f"confirmed {confirmed} waiting {waiting} mails {mails}")
        if wrong:
            raise CommandError("The rush went wrong.")


def _wrong(event: EventPage, told: list[str], *, confirmed: int, waiting: int) -> list[str]:
    """Say what is not as it should be."""
    rows = Registration.objects.filter(event=event)
    seats = Seats.objects.get(event=event)
    line = rows.filter(state=RegistrationState.WAITING).order_by("registered_at")
    tickets = list(line.values_list("ticket", flat=True))
    tests = {
        "not forty have a seat": confirmed == SEATS,
        "not everybody else waits": waiting == PEOPLE - SEATS,
        "the counter is not the number of rows": seats.taken == rows.holding().count(),
        "the line is not in the order of signing up": tickets == list(range(1, len(tickets) + 1)),
        "somebody was told something else": Counter(told)
        == Counter({"confirmed": SEATS, "waiting": PEOPLE - SEATS}),
    }
    return [sentence for sentence, holds in tests.items() if not holds]


def _press(
    clients: list[rush.Client], event: EventPage, port: int, *, kill: bool
) -> tuple[list[str], float]:
    master = rush.serve(port, Path(settings.DATA_DIR) / "gunicorn.log")
    try:
        if kill:
            threading.Thread(target=_kill_halfway, args=[event, master.pid], daemon=True).start()
        begun = time.monotonic()
        told = rush.all_at_once(clients)
        return told, time.monotonic() - begun
    finally:
        master.terminate()
        master.wait(30)


def _kill_halfway(event: EventPage, master: int) -> None:
    """Kill a worker in the middle of its work once two dozen people are in."""
    until = time.monotonic() + rush.LONGEST
    while time.monotonic() < until:
        if Registration.objects.filter(event=event).count() >= SEATS // 2:
            os.kill(rush.workers_of(master)[0], signal.SIGKILL)
            break
        time.sleep(0.02)
    connection.close()


def _make_people(event: EventPage) -> list[str]:
    """Make members who are signed in; give the keys of their sessions."""
    users = User.objects.bulk_create(
        User(email=f"{event.slug}-{number}@example.org", password="!")  # noqa: S106 - nobody signs in with it
        for number in range(PEOPLE)
    )
    Membership.objects.bulk_create(
        Membership(user=user, sector=Sector.RESIDENT, state=MembershipState.ACTIVE)
        for user in users
    )
    return [_session_of(user) for user in users]


def _session_of(user: User) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)
