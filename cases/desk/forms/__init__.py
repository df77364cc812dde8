"""The forms of the desk, one section of a case a form."""

from .base import DraftForm
from .basics import BasicsForm, BeginForm
from .facts import AudienceForm, FactsForm
from .files import ReasonForm
from .partners import PartnersForm
from .picture import PictureForm
from .story import StoryForm
from .submit import SubmitForm
from .taking import TakeAlongForm
from .whom import WhomForm

SECTIONS: dict[str, type[DraftForm]] = {
    "basis": BasicsForm,
    "verhaal": StoryForm,
    "beeld": PictureForm,
    "neem-mee": TakeAlongForm,
    "feiten": FactsForm,
    "partners": PartnersForm,
}

__all__ = [
    "SECTIONS",
    "AudienceForm",
    "BasicsForm",
    "BeginForm",
    "DraftForm",
    "ReasonForm",
    "SubmitForm",
    "WhomForm",
]
