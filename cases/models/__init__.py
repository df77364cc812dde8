"""Use cases, dilemmas, ideas and what belongs to them."""

from .advice import Advice, AdviceInvitation, AdviceRemark, DilemmaProposal
from .afterwards import AfterCheck
from .case import CasePage
from .decision import DilemmaDecision, DilemmaNews, FollowUp
from .desk import DraftShare, PendingCase, Submission
from .dilemma import DilemmaPage
from .dilemma_parts import (
    DilemmaAffected,
    DilemmaCase,
    DilemmaFrame,
    DilemmaHiddenFrom,
    DilemmaOption,
    DilemmaReader,
    DilemmaValue,
    DilemmaVariant,
)
from .idea import Idea, IdeaRound, IdeaSupport
from .index import CaseIndexPage, DilemmaIndexPage
from .parts import CaseAttachment, CaseChange, CaseLink, CasePartner, CaseTag
from .question import AuthorQuestion
from .reuse import Reuse, Taking
from .safety import CheckRemark, ConfidentialTalk, Reveal
from .sealed_author import SealedAuthor
from .words import WordChange

__all__ = [
    "Advice",
    "AdviceInvitation",
    "AdviceRemark",
    "AfterCheck",
    "AuthorQuestion",
    "CaseAttachment",
    "CaseChange",
    "CaseIndexPage",
    "CaseLink",
    "CasePage",
    "CasePartner",
    "CaseTag",
    "CheckRemark",
    "ConfidentialTalk",
    "DilemmaAffected",
    "DilemmaCase",
    "DilemmaDecision",
    "DilemmaFrame",
    "DilemmaHiddenFrom",
    "DilemmaIndexPage",
    "DilemmaNews",
    "DilemmaOption",
    "DilemmaPage",
    "DilemmaProposal",
    "DilemmaReader",
    "DilemmaValue",
    "DilemmaVariant",
    "DraftShare",
    "FollowUp",
    "Idea",
    "IdeaRound",
    "IdeaSupport",
    "PendingCase",
    "Reuse",
    "Reveal",
    "SealedAuthor",
    "Submission",
    "Taking",
    "WordChange",
]
