"""Print the life of a dilemma as a diagram, or say whether a text shows it as it is."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from cases.policies.dilemma_diagram import block, is_in


class Command(BaseCommand):
    """Print the diagram, or check a file."""

    help = "Print the states of a dilemma as a Mermaid diagram; --check FILE fails when it differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for a file to check."""
        parser.add_argument("--check", type=Path, metavar="FILE", help="fail when FILE differs")

    def handle(self, *, check: Path | None, **_options: Any) -> None:
        """Print, or compare."""
        with translation.override(settings.LANGUAGE_CODE):
            if check is None:
                self.stdout.write(block())
                return
            if not check.is_file():
                raise CommandError(f"{check} is not there.")
            if not is_in(check.read_text(encoding="utf-8")):
                raise CommandError(f"{check} shows other states: paste what dilemma_states prints.")
        self.stdout.write(f"{check} shows the states as they are.")
