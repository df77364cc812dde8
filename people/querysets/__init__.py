"""Questions about people, one noun a file."""

from .ambassadors import AmbassadorshipQuerySet
from .conversations import ConversationQuerySet
from .following import FollowQuerySet
from .offers import OfferQuerySet
from .people import PersonQuerySet
from .questions import AnswerQuerySet, QuestionQuerySet

__all__ = [
    "AmbassadorshipQuerySet",
    "AnswerQuerySet",
    "ConversationQuerySet",
    "FollowQuerySet",
    "OfferQuerySet",
    "PersonQuerySet",
    "QuestionQuerySet",
]
