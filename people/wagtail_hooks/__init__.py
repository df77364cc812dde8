"""The doors of people in the CMS, one noun a file."""

from . import questions

__all__ = ["questions"]
