"""Advice elsewhere on the site."""


def connect() -> None:
    """Register notices, periodic work and what to erase."""
