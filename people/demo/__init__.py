"""Demo of people, one noun a file."""

from alliantie.demonstration import DemoRun

from . import ambassadors, conversations, follows, offers, profiles, questions


def load(run: DemoRun) -> None:
    """Add what is missing, one noun after the other."""
    for noun in (profiles, ambassadors, questions, offers, conversations, follows):
        noun.load(run)
