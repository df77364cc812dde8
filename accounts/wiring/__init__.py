"""What accounts add to registries of the frame, one noun a file."""

from . import merging


def connect() -> None:
    """Let every noun add its own; called once when the app is ready."""
    merging.connect()
