"""How pages of meetings are listed under a theme or an organisation, one noun a file."""

from . import event


def connect() -> None:
    """Let every noun say how it is listed."""
    event.connect()
