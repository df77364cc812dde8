"""Blocks that editors build pages with."""

from .story import StoryBlock

__all__ = ["StoryBlock"]
