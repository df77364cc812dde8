"""The doors of cases in the CMS, one noun a file."""

from . import authors, case, confidential, files, idea, safety, today

__all__ = ["authors", "case", "confidential", "files", "idea", "safety", "today"]
