"""Who may manage accounts, publish at once and take away a lost second factor, and what must be agreed with."""

from .account import (
    AccountRuleError,
    check_erase,
    check_erase_merged,
    check_manage_accounts,
    check_not_merged,
    check_suspend,
    check_take_role,
    may_manage_accounts,
)

__all__ = [
    "AccountRuleError",
    "check_erase",
    "check_erase_merged",
    "check_manage_accounts",
    "check_not_merged",
    "check_suspend",
    "check_take_role",
    "may_manage_accounts",
]
