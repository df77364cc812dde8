"""Demo of matchmaking, one noun a file."""

from alliantie.demonstration import DemoRun

from . import introductions


def load(run: DemoRun) -> None:
    """Add what is missing, one noun after the other."""
    introductions.load(run)
