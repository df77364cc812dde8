"""What somebody did that everybody may know, for the person's own page, one noun a file."""

from . import case, dilemma


def connect() -> None:
    """Add every noun to what somebody did."""
    case.connect()
    dilemma.connect()
