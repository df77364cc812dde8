"""The doors of cases in the CMS, one noun a file."""

from . import case, idea, safety

__all__ = ["case", "idea", "safety"]
