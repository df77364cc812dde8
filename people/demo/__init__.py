"""Demo content of people, one noun a file."""

from alliantie.demonstration import DemoRun

from . import offers


def load(run: DemoRun) -> None:
    """Add what is missing, noun by noun."""
    offers.load(run)
