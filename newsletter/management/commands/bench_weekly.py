"""Measure the weekly mail on a scratch database: people, what they follow, a week of news."""

import resource
import time
from argparse import ArgumentParser
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.test.utils import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.models import User
from alliantie.models import OutgoingMail
from newsletter.management.bench_world import make_world
from newsletter.models import Issue, Letter
from newsletter.tasks import make_letters

DUMMY = "django.core.mail.backends.dummy.EmailBackend"
MEGABYTE = 1024**2


class Command(BaseCommand):
    """Make the letters of one issue and send them, as the worker does."""

    help = "Measure the weekly mail; only on a database that may be thrown away."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask how many people and new things."""
        parser.add_argument("--people", type=int, default=5000)
        parser.add_argument("--news", type=int, default=200)
        parser.add_argument("--yes", action="store_true", help="this database may be thrown away")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Fill, make, send, and print what it took."""
        if not options["yes"]:
            raise CommandError("This fills the database with made-up people. Add --yes.")
        begun = time.monotonic()
        make_world(people=options["people"], news=options["news"])
        self._say("filled", begun)
        DBTaskResult.objects.all().delete()
        now = timezone.now()
        week = timezone.localdate() - timedelta(days=7000)
        issue = Issue.objects.create(week=week, since=now - timedelta(days=7), until=now)
        make_letters.enqueue(issue.pk, 0)
        with override_settings(EMAIL_BACKEND=DUMMY):
            self._work()
        letters = Letter.objects.filter(issue=issue)
        self.stdout.write(
            f"people {User.objects.count()}, letters {letters.count()}, "
            f"with something in it {letters.exclude(items=0).count()}, "
            f"sent {OutgoingMail.objects.filter(template='weekly', sent_at__isnull=False).count()}"
        )

    def _work(self) -> None:
        """Do what is queued, one task after the other."""
        begun, told = time.monotonic(), 0
        while row := DBTaskResult.objects.ready().first():
            row.claim("bench")
            result = row.task_result
            result.task.call(*result.args, **result.kwargs)
            row.set_successful(None)
            made = Letter.objects.count() // 1000
            if made > told:
                told = made
                self._say(f"{made * 1000} letters made", begun)
        self._say("made and sent", begun)

    def _say(self, what: str, begun: float) -> None:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        memory = pages * resource.getpagesize() / MEGABYTE
        spent = time.process_time()
        self.stdout.write(
            f"{time.monotonic() - begun:7.1f} s  {spent:7.1f} s of processor  {memory:6.0f} MB  {what}"
        )
