"""Make the list of compound parts anew from a Dutch word list."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from search.analysis.compounds import WORDLIST
from search.analysis.wordlist import constituents


class Command(BaseCommand):
    """Say how search/analysis/data/constituents.txt came to be, by being able to repeat it."""

    help = "Make search/analysis/data/constituents.txt from a word list (one word a line)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the word list."""
        parser.add_argument("wordlist", type=Path)

    def handle(self, *args: object, **options: Path) -> None:
        """Read, choose and write the words."""
        lines = options["wordlist"].read_text(encoding="utf-8").splitlines()
        words = [word for word in constituents(lines) if word.isascii()]
        WORDLIST.write_text("\n".join(words) + "\n", encoding="ascii")
        self.stdout.write(f"{len(words)} words written to {WORDLIST}")
