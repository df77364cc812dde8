"""The shape of an idea, and of support for one."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from cases.policies.ideas import LONGEST_SUPPORT, LONGEST_TEXT, LONGEST_TITLE
from cases.services.ideas.posting import Words

TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens, het zijn er nu %(show_value)d.")


class IdeaForm(forms.Form):
    """An idea in a sentence, and more when that helps."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    title = NameField(
        label=_("Je idee in een zin"),
        help_text=_("Bijvoorbeeld: Zet bij elk besluit wie meedacht."),
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Schrijf je idee in een zin."), "max_length": TOO_LONG},
    )
    text = forms.CharField(
        label=_("Toelichting"),
        help_text=_("Wat lost het op, en wie is ervoor nodig?"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"max_length": TOO_LONG},
    )

    def words(self) -> Words:
        """Give what was typed, for the service."""
        return Words(title=self.cleaned_data["title"], text=self.cleaned_data["text"])


class SupportForm(forms.Form):
    """Why somebody supports an idea."""

    reason = NameField(
        label=_("Waarom steun je dit?"),
        help_text=_("Een zin. Anderen lezen hem, met je naam."),
        max_length=LONGEST_SUPPORT,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Schrijf waarom je dit idee steunt."),
            "max_length": TOO_LONG,
        },
    )
