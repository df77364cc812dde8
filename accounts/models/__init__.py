"""Accounts, and what we tell their owners."""

from .notice import MailStanding, Notice, NoticeChoice
from .user import User

__all__ = ["MailStanding", "Notice", "NoticeChoice", "User"]
