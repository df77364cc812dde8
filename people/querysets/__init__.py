"""Questions about people, one noun a file."""

from .ambassadors import AmbassadorshipQuerySet
from .conversations import BlockQuerySet, ConversationQuerySet
from .following import FollowQuerySet
from .offers import OfferQuerySet
from .people import PersonQuerySet
from .questions import AnswerQuerySet, QuestionQuerySet

__all__ = [
    "AmbassadorshipQuerySet",
    "AnswerQuerySet",
    "BlockQuerySet",
    "ConversationQuerySet",
    "FollowQuerySet",
    "OfferQuerySet",
    "PersonQuerySet",
    "QuestionQuerySet",
]
