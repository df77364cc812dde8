"""Demo of people, one noun a file."""

from alliantie.demonstration import DemoRun

from . import ambassadors, offers, profiles, questions


def load(run: DemoRun) -> None:
    """Add what is missing, one noun after the other."""
    for noun in (profiles, ambassadors, questions, offers):
        noun.load(run)
