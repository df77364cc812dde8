"""Demo content of people, one noun a file."""

from alliantie.demonstration import DemoRun

from . import conversations


def load(run: DemoRun) -> None:
    """Add what is missing of every noun."""
    conversations.load(run)
