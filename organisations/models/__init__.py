"""Organisations and who works for them."""

from .membership import Membership
from .names import EmailDomain, OrganisationName
from .organisation import Organisation

__all__ = ["EmailDomain", "Membership", "Organisation", "OrganisationName"]
