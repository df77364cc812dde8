"""Use cases and what belongs to them."""

from .case import CasePage
from .desk import DraftShare, PendingCase, Submission
from .index import CaseIndexPage
from .parts import CaseAttachment, CaseChange, CaseLink, CasePartner, CaseTag
from .question import AuthorQuestion
from .reuse import Reuse, Taking

__all__ = [
    "AuthorQuestion",
    "CaseAttachment",
    "CaseChange",
    "CaseIndexPage",
    "CaseLink",
    "CasePage",
    "CasePartner",
    "CaseTag",
    "DraftShare",
    "PendingCase",
    "Reuse",
    "Submission",
    "Taking",
]
