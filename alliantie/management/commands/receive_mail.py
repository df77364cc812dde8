"""Take one message from the mail server."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from alliantie.audit import record
from alliantie.choices import Outcome
from alliantie.incoming import Handler, handler_of
from alliantie.receiving import LARGEST, JunkError, parse, part_of

TRY_LATER = 75  # EX_TEMPFAIL: the mail server keeps the message and tries again


class Command(BaseCommand):
    """Read a message on standard input and give it to the app it is for."""

    help = "Take one message from standard input; the mail server runs this for each message."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask which address the message came in for."""
        parser.add_argument("--to", required=True, help="the address the message was sent to")

    def handle(self, *, to: str, **options: Any) -> None:
        """Take the message, or note that it was refused; a fault of ours lets it come again."""
        raw = sys.stdin.buffer.read(LARGEST + 1)
        try:
            handler, token = _taker(to)
            incoming = parse(raw, token=token)
        except JunkError:
            record(action="mail.refuse", actor_id=None, outcome=Outcome.REFUSED, origin="mail")
            return
        try:
            handler(incoming)
        except Exception as error:
            raise CommandError(
                "The message was not taken; try again later.", returncode=TRY_LATER
            ) from error


def _taker(to: str) -> tuple[Handler, str]:
    prefix, token = part_of(to)
    handler = handler_of(prefix)
    if handler is None:
        raise JunkError
    return handler, token
