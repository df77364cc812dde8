"""Blocks of pages that show what only the front door may know."""

from .page import PageStoryBlock

__all__ = ["PageStoryBlock"]
