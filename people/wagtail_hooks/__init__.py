"""The doors of people in the CMS, one noun a file."""

from . import ambassadors, profiles, questions

__all__ = ["ambassadors", "profiles", "questions"]
