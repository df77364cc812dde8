"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up and sign-in of the site."""


class MFAAdapter(DefaultMFAAdapter):
    """The second factor."""
