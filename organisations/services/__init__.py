"""Every change to organisations and memberships."""

from .domains import newcomer_domain, remember_domain, replace_domains, verify_domain
from .memberships import (
    accept_newcomer,
    admit_membership,
    end_membership,
    refuse_membership,
    request_membership,
)
from .names import add_names, organisation_changed, remember_own_name, replace_names
from .organisations import (
    accept_organisation,
    create_unclaimed,
    propose_organisation,
    refuse_organisation,
)

__all__ = [
    "accept_newcomer",
    "accept_organisation",
    "add_names",
    "admit_membership",
    "create_unclaimed",
    "end_membership",
    "newcomer_domain",
    "organisation_changed",
    "propose_organisation",
    "refuse_membership",
    "refuse_organisation",
    "remember_domain",
    "remember_own_name",
    "replace_domains",
    "replace_names",
    "request_membership",
    "verify_domain",
]
