"""The doors of cases in the CMS, one noun a file."""

from . import case, confidential, idea, safety, today

__all__ = ["case", "confidential", "idea", "safety", "today"]
