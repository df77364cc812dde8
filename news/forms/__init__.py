"""The shape of what people type: a line of the round, short news."""

from .item import ItemForm
from .line import LineForm

__all__ = ["ItemForm", "LineForm"]
