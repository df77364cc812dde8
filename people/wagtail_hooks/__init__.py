"""The doors of people in the CMS, one noun a file."""

from . import ambassadors, offers, profiles, questions, today

__all__ = ["ambassadors", "offers", "profiles", "questions", "today"]
