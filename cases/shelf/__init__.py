"""How pages of cases are listed under a theme or an organisation, one noun a file."""

from . import case, dilemma


def connect() -> None:
    """Let every noun say how it is listed."""
    case.connect()
    dilemma.connect()
