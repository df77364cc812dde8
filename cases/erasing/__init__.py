"""What cases keep of a person, one noun a module."""

from .case import erase, export

__all__ = ["erase", "export"]
