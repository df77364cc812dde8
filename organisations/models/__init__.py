"""Organisations, who works for them and who is asked to."""

from .invitation import Invitation
from .membership import Membership
from .names import EmailDomain, OrganisationName
from .organisation import Organisation

__all__ = ["EmailDomain", "Invitation", "Membership", "Organisation", "OrganisationName"]
