"""Background work of cases, one noun a module."""

from .case import ask_takers, remind_authors

__all__ = ["ask_takers", "remind_authors"]
