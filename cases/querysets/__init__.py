"""Questions about use cases, dilemmas and ideas."""

from .case import (
    AuthorQuestionQuerySet,
    CaseQuerySet,
    ReuseQuerySet,
    TakingQuerySet,
)
from .dilemma import (
    SHOWN,
    AdviceQuerySet,
    DilemmaQuerySet,
    FollowUpQuerySet,
    RemarkQuerySet,
    SealedAuthorQuerySet,
)
from .idea import (
    IdeaQuerySet,
    IdeaRoundQuerySet,
)

__all__ = [
    "SHOWN",
    "AdviceQuerySet",
    "AuthorQuestionQuerySet",
    "CaseQuerySet",
    "DilemmaQuerySet",
    "FollowUpQuerySet",
    "IdeaQuerySet",
    "IdeaRoundQuerySet",
    "RemarkQuerySet",
    "ReuseQuerySet",
    "SealedAuthorQuerySet",
    "TakingQuerySet",
]
