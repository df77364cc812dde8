"""Accounts, what we tell their owners, what they agreed with, and what newcomers typed before they had one."""

from .factor_reset import FactorReset
from .notice import MailStanding, Notice, NoticeChoice
from .pending import PendingText
from .terms import Acceptance, TermsVersion
from .trust import Trust
from .user import User

__all__ = [
    "Acceptance",
    "FactorReset",
    "MailStanding",
    "Notice",
    "NoticeChoice",
    "PendingText",
    "TermsVersion",
    "Trust",
    "User",
]
