"""The doors of matchmaking in the CMS, one noun a file."""

from . import matrix

__all__ = ["matrix"]
