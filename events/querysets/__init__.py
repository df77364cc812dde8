"""Questions about meetings, one noun a file."""

from .event import EventQuerySet
from .registration import RegistrationQuerySet

__all__ = ["EventQuerySet", "RegistrationQuerySet"]
