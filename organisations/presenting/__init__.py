"""What the pages of organisations show."""

from .organisations import cards, facts, listed, organisation_view

__all__ = ["cards", "facts", "listed", "organisation_view"]
