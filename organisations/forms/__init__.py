"""Forms about organisations and who takes part."""

from .invitations import InviteForm
from .joining import AsMyselfForm, FaceForm, HandOverForm, LeaveForm, NewOrganisationForm
from .proposals import ProposalForm

__all__ = [
    "AsMyselfForm",
    "FaceForm",
    "HandOverForm",
    "InviteForm",
    "LeaveForm",
    "NewOrganisationForm",
    "ProposalForm",
]
