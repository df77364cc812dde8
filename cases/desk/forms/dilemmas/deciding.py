"""After the advice: more time, the decision, a use case."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from cases.forms.giveaways import GiveawayMixin
from cases.policies.dilemma_rights import check_decide_by
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.services.dilemmas.life import Decision

from .base import TOO_LONG, long_text


class LongerForm(forms.Form):
    """A later day."""

    use_required_attribute = False

    decide_by = forms.DateField(
        label=_("Tot welke dag vraag je advies?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Kies een dag."),
            "invalid": _("Dit is geen datum. Een voorbeeld: 2026-05-31."),
        },
    )

    def clean_decide_by(self) -> date:
        """Leave people time to answer."""
        day: date = self.cleaned_data["decide_by"]
        try:
            check_decide_by(day, today=timezone.localdate())
        except DilemmaRefusedError as error:
            raise forms.ValidationError(error.sentence) from error
        return day


class DecideForm(GiveawayMixin):
    """What was decided and why, so that the next one can follow it."""

    use_required_attribute = False
    tells_what_is_needed = False
    looked_through = ("weighing", "option", "argument", "objection", "harm_limited")

    option = NameField(
        label=_("Wat besloot je?"),
        help_text=_("In één zin."),
        max_length=300,
        error_messages={"required": _("Vertel wat je besloot."), "max_length": TOO_LONG},
    )
    argument = long_text(
        _("Wat gaf de doorslag?"),
        _("Het belangrijkste argument."),
        required=_("Vertel wat de doorslag gaf."),
        longest=2000,
    )
    objection = long_text(
        _("Welk bezwaar aanvaard je?"),
        _("Elk besluit heeft een prijs. Welke neem je voor lief?"),
        required=_("Vertel welk bezwaar je aanvaardt."),
        longest=2000,
    )
    harm_limited = long_text(
        _("Hoe beperk je de schade?"),
        _("Wat doe je voor wie hier last van heeft?"),
        required=_("Vertel hoe je de schade beperkt."),
        longest=2000,
    )
    weighing = long_text(
        _("Hoe woog je alles?"),
        _("Welk advies woog zwaar, en wat liet je los?"),
        required="",
        longest=4000,
    )

    def decision(self) -> Decision:
        """Give the decision as the service takes it."""
        return Decision(**{name: self.cleaned_data[name] for name in self.looked_through})


class BecomeForm(forms.Form):
    """What somebody who is not named has to know before a use case is made."""

    is_aware = forms.BooleanField(
        label=_("Ik weet dat het praktijkvoorbeeld op mijn naam staat, ook bij de redactie"),
        required=False,
    )
    shows = forms.BooleanField(
        label=_("Laat bij mijn dilemma zien welk praktijkvoorbeeld eruit kwam"), required=False
    )
