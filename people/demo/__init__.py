"""Demo of people: what they tell of themselves, and who is ambassador."""

from alliantie.demonstration import DemoRun

from . import ambassadors, profiles


def load(run: DemoRun) -> None:
    """Add what is missing, one noun after the other."""
    for noun in (profiles, ambassadors):
        noun.load(run)
