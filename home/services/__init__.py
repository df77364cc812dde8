"""Every change that makes the site stand."""

from .tree import ensure_site

__all__ = ["ensure_site"]
