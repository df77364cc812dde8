"""What the site knows of a person: handed over on request, and forgotten."""

from .registry import Keeper, keepers, register

__all__ = ["Keeper", "keepers", "register"]
