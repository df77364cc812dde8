"""The engine inside our own process: tantivy on a folder of files."""

from .engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
