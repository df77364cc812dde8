"""The doors of the frame in the CMS, one subject a file."""

from . import audit, merging, pages, settings, today

__all__ = ["audit", "merging", "pages", "settings", "today"]
