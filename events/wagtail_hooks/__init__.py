"""The doors of meetings in the CMS, one noun a file."""

from . import announcing, recipe

__all__ = ["announcing", "recipe"]
