"""Small forms: why a meeting is called off, and whether an organisation organises along."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField


class CancelForm(forms.Form):
    """Why it does not go on; everybody who planned by it reads this."""

    use_required_attribute = False

    reason = NameField(
        label=_("Waarom gaat het niet door?"),
        help_text=_("Eén zin. Wie zich heeft aangemeld, leest dit in de mail en op de pagina."),
        max_length=300,
        error_messages={"required": _("Schrijf in een zin waarom.")},
    )


class AnswerForm(forms.Form):
    """Whether an organisation organises along."""

    organisation = forms.IntegerField(min_value=1)
    answer = forms.ChoiceField(choices=[("ja", "ja"), ("nee", "nee")])
