"""What organisations add to registries of the frame, one noun a file."""

from . import freshness, importing, merging


def connect() -> None:
    """Let every noun add its own; called once when the app is ready."""
    for noun in (freshness, importing, merging):
        noun.connect()
