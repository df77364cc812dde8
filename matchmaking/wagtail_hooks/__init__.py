"""The doors of matchmaking in the CMS, one noun a file."""

from . import introductions

__all__ = ["introductions"]
