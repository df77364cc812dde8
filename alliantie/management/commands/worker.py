"""Run the worker."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from alliantie.worker import LeasedWorker


class Command(BaseCommand):
    """Do queued and periodic work until told to stop."""

    help = "Run queued tasks and periodic jobs; start one or more beside the web server."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer to stop when the queue is empty."""
        parser.add_argument("--batch", action="store_true", help="Stop when nothing is left to do.")

    def handle(self, *, batch: bool, **options: Any) -> None:
        """Start working."""
        worker = LeasedWorker(batch=batch)
        worker.configure_signals()
        worker.run()
