"""People, and how they reach each other."""

from .ambassadorship import Ambassadorship
from .conversation import Block, Conversation, Message
from .following import Follow
from .offer import Offer
from .person import Expertise, Person, RequestBudget
from .question import Answer, Question, Routing

__all__ = [
    "Ambassadorship",
    "Answer",
    "Block",
    "Conversation",
    "Expertise",
    "Follow",
    "Message",
    "Offer",
    "Person",
    "Question",
    "RequestBudget",
    "Routing",
]
