"""Asking: the desk's own list of dilemmas."""


def connect() -> None:
    """Register parts of the desk."""
