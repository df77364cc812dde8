"""Show the weekly mail as somebody would get it now; nothing is kept or sent."""

from argparse import ArgumentParser
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import User
from alliantie.mail_message import formatted, plain, said
from newsletter.content.readers import readers
from newsletter.content.seen import Sights
from newsletter.content.week import gather
from newsletter.content.window import Window
from newsletter.models import Issue
from newsletter.services.letters import TEMPLATE, compose_for, mail_context


class Command(BaseCommand):
    """Print the text; with --html write the formatted version to a file."""

    help = "Show the weekly mail of one person over the last days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask whose mail, over how many days."""
        parser.add_argument("--email", required=True)
        parser.add_argument("--days", type=int, default=7)
        parser.add_argument("--html", type=Path, help="file for the formatted version")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Compose the letter and show it."""
        user = User.objects.filter(email__iexact=options["email"]).first()
        if user is None:
            raise CommandError("Nobody has this address.")
        now = timezone.now()
        issue = Issue(since=now - timedelta(days=options["days"]), until=now)
        window = Window(issue.since, issue.until)
        reader = readers([user], window)[0]
        week = gather(window)
        chosen = compose_for(reader, week, Sights(week, window))
        if not chosen.items:
            self.stdout.write("Nothing new: no mail.")
            return
        stop_url = "https://example.org/mail/stop/voorbeeld/"
        context = said(TEMPLATE, mail_context(reader, chosen, issue, stop_url))
        self.stdout.write(context["letter"].subject)
        self.stdout.write(plain(TEMPLATE, context))
        if options["html"]:
            options["html"].write_text(formatted(TEMPLATE, context))
            self.stdout.write(f"Formatted version: {options['html']}")
