"""The members' forms of this app whose help may be changed."""

from django.utils.translation import gettext_lazy as _

from alliantie.help_texts.registry import register

from .forms.offers import OfferForm
from .forms.profiles import ProfileForm
from .forms.questions import AskForm

register("vraag", AskForm, label=_("Vraag aan het netwerk"))
register("vraag-en-aanbod", OfferForm, label=_("Vraag en aanbod"))
register("profiel", ProfileForm, label=_("Profiel"))
