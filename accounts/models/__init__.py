"""Accounts, which of them are of one person, what we tell their owners and what they agreed with.

Beside it what newcomers typed before they had one.
"""

from .factor_reset import FactorReset
from .merging import AccountClaim, FormerAccount
from .notice import MailStanding, Notice, NoticeChoice
from .pending import PendingText
from .terms import Acceptance, TermsVersion
from .trust import Trust
from .user import User

__all__ = [
    "Acceptance",
    "AccountClaim",
    "FactorReset",
    "FormerAccount",
    "MailStanding",
    "Notice",
    "NoticeChoice",
    "PendingText",
    "TermsVersion",
    "Trust",
    "User",
]
