"""Every change to organisations, memberships and invitations."""

from .accepting import ACCEPTED_NOTICE, accept_invitation
from .administering import (
    ask_to_administer,
    change_face,
    hand_over,
    leave,
    make_admin,
    take_admin,
)
from .domains import newcomer_domain, remember_domain, replace_domains, verify_domain
from .invitations import (
    Asked,
    forget_invited,
    inviter_name,
    make_invitation,
    withdraw_invitation,
)
from .memberships import (
    REQUEST_NOTICE,
    Face,
    accept_newcomer,
    admit_membership,
    end_membership,
    refuse_membership,
    request_membership,
)
from .merging import merge_into_successor
from .names import add_names, organisation_changed, remember_own_name, replace_names
from .organisations import (
    accept_organisation,
    create_unclaimed,
    propose_organisation,
    refuse_organisation,
)

__all__ = [
    "ACCEPTED_NOTICE",
    "REQUEST_NOTICE",
    "Asked",
    "Face",
    "accept_invitation",
    "accept_newcomer",
    "accept_organisation",
    "add_names",
    "admit_membership",
    "ask_to_administer",
    "change_face",
    "create_unclaimed",
    "end_membership",
    "forget_invited",
    "hand_over",
    "inviter_name",
    "leave",
    "make_admin",
    "make_invitation",
    "merge_into_successor",
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
    "take_admin",
    "verify_domain",
    "withdraw_invitation",
]
