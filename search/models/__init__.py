"""What search keeps: the outbox, what editors steer, and what people asked."""

from .asked_query import AskedQuery
from .best_bet import BestBet
from .index_state import IndexState
from .pending import PendingEntry
from .shipped_rule import ShippedRule
from .stop_word import StopWord
from .synonym import Synonym

__all__ = [
    "AskedQuery",
    "BestBet",
    "IndexState",
    "PendingEntry",
    "ShippedRule",
    "StopWord",
    "Synonym",
]
