"""Accounts, what we tell their owners, and what newcomers typed before they had one."""

from .notice import MailStanding, Notice, NoticeChoice
from .pending import PendingText
from .trust import Trust
from .user import User

__all__ = ["MailStanding", "Notice", "NoticeChoice", "PendingText", "Trust", "User"]
