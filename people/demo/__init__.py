"""Demo content of people, one noun a file."""

from alliantie.demonstration import DemoRun

from . import profiles

LOADERS = (profiles.load,)


def load(run: DemoRun) -> None:
    """Add what is missing, the profiles first: everything else is about somebody."""
    for one in LOADERS:
        one(run)
