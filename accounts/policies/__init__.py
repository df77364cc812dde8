"""Rules of accounts and of trust, one noun a module."""

from .account import (
    AccountRuleError,
    check_erase,
    check_manage_accounts,
    check_suspend,
    check_take_role,
    may_manage_accounts,
)

__all__ = [
    "AccountRuleError",
    "check_erase",
    "check_manage_accounts",
    "check_suspend",
    "check_take_role",
    "may_manage_accounts",
]
