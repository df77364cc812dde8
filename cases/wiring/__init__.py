"""What use cases add to pages of other apps, one noun a file."""

from . import reuse


def connect() -> None:
    """Let every noun add its own; called once when the app is ready."""
    reuse.connect()
