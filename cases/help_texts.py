"""The members' forms of this app whose help may be changed."""

from django.utils.translation import gettext_lazy as _

from alliantie.help_texts.registry import register

from .desk.forms import SECTIONS
from .desk.forms.dilemmas.choice import ChoiceMixin
from .desk.forms.dilemmas.writing import TextForm
from .desk.forms.whom import WhomMixin
from .forms.idea import IdeaForm

LABELS = {
    "basis": _("Praktijkvoorbeeld: de basis"),
    "verhaal": _("Praktijkvoorbeeld: het verhaal"),
    "beeld": _("Praktijkvoorbeeld: het beeld"),
    "neem-mee": _("Praktijkvoorbeeld: wat een ander meeneemt"),
}

for name, label in LABELS.items():
    register(f"praktijkvoorbeeld-{name}", SECTIONS[name], label=label)
register("voor-wie", WhomMixin, label=_("Voor welke organisatie doe je mee?"))
register("dilemma", TextForm, label=_("Dilemma: de vraag"))
register("dilemma-keuzes", ChoiceMixin, label=_("Dilemma: wie het leest"))
register("idee", IdeaForm, label=_("Idee"))
