"""What cases tell search, one noun a module."""

from .case import MOST_ATTACHED, build, found_by, searchable

__all__ = ["MOST_ATTACHED", "build", "found_by", "searchable"]
