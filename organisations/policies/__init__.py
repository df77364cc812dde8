"""The rules of organisations, memberships and invitations; plain Python."""

from .invitations import (
    check_acceptable,
    check_invite,
    coverage_group,
    state_of,
)
from .memberships import (
    check_ask_to_administer,
    check_decide,
    check_editor,
    check_end,
    check_keeps_an_admin,
    check_own,
    check_role,
    check_step,
    is_lid,
    may_decide,
    may_end,
    may_look_after,
)
from .organisations import check_name, check_verify, may_verify, side_of
from .refusals import (
    ActorLike,
    GoneError,
    LastAdminError,
    MembershipLike,
    NotAllowedError,
    OrganisationRefusedError,
)

__all__ = [
    "ActorLike",
    "GoneError",
    "LastAdminError",
    "MembershipLike",
    "NotAllowedError",
    "OrganisationRefusedError",
    "check_acceptable",
    "check_ask_to_administer",
    "check_decide",
    "check_editor",
    "check_end",
    "check_invite",
    "check_keeps_an_admin",
    "check_name",
    "check_own",
    "check_role",
    "check_step",
    "check_verify",
    "coverage_group",
    "is_lid",
    "may_decide",
    "may_end",
    "may_look_after",
    "may_verify",
    "side_of",
    "state_of",
]
