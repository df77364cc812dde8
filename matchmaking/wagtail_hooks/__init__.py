"""The doors of matchmaking in the CMS, one noun a file."""

from . import introductions, matrix

__all__ = ["introductions", "matrix"]
