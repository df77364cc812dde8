"""The doors of meetings in the CMS, one noun a file."""

from . import announcing, recipe, series

__all__ = ["announcing", "recipe", "series"]
