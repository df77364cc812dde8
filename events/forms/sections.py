"""Which parts a meeting has on the desk of its host, in this order."""

from .announcing import FiveFields
from .details import AboutForm, DoorForm, PlaceForm
from .programme import LinksForm, ProgrammeForm
from .rows import WhoForm
from .section import SectionForm
from .signing_up import SigningUpForm

SECTIONS: dict[str, type[SectionForm]] = {
    "basis": FiveFields,
    "over": AboutForm,
    "plek": PlaceForm,
    "link": DoorForm,
    "aanmelden": SigningUpForm,
    "wie": WhoForm,
    "programma": ProgrammeForm,
    "voorbeelden": LinksForm,
}
