"""The doors of meetings in the CMS, one noun a file."""

from . import announcing, keeping, recipe, series

__all__ = ["announcing", "keeping", "recipe", "series"]
