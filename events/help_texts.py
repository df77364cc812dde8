"""The members' forms of this app whose help may be changed."""

from django.utils.translation import gettext_lazy as _

from alliantie.help_texts.registry import register

from .forms.announcing import FiveFields
from .forms.details import AboutForm, PlaceForm
from .forms.registration import GuestForm
from .forms.signing_up import SigningUpForm

register("bijeenkomst", FiveFields, label=_("Bijeenkomst: aankondigen"))
register("bijeenkomst-inhoud", AboutForm, label=_("Bijeenkomst: waar het over gaat"))
register("bijeenkomst-plek", PlaceForm, label=_("Bijeenkomst: de plek"))
register("bijeenkomst-aanmelden", SigningUpForm, label=_("Bijeenkomst: hoe je je aanmeldt"))
register("aanmelden-gast", GuestForm, label=_("Aanmelden als gast"))
