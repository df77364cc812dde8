"""The front page and editorial pages."""

from .editorial import EditorialPage
from .front import FeaturedCase, HomePage

__all__ = ["EditorialPage", "FeaturedCase", "HomePage"]
