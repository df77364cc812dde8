"""Demo of people, one noun a file."""

from alliantie.demonstration import DemoRun

from . import questions


def load(run: DemoRun) -> None:
    """Add what is missing, one noun after the other."""
    questions.load(run)
