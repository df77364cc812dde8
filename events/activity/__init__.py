"""What somebody did that everybody may know, for the person's own page, one noun a file."""

from . import event


def connect() -> None:
    """Add every noun to what somebody did."""
    event.connect()
