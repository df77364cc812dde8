"""A form with one of every control."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _


class ExampleForm(forms.Form):
    """Shows how each kind of question looks, empty and refused."""

    CHOICES: ClassVar[list[tuple[str, Any]]] = [
        ("gemeente", _("Gemeente")),
        ("provincie", _("Provincie")),
        ("maatschappelijk", _("Maatschappelijke organisatie")),
    ]

    title = forms.CharField(
        label=_("Titel"),
        max_length=120,
        help_text=_("Wat deed je, in één zin? Hooguit 120 tekens."),
    )
    email = forms.EmailField(label=_("E-mailadres"))
    approach = forms.CharField(
        label=_("Wat heb je gedaan?"), widget=forms.Textarea(attrs={"rows": 5}), required=False
    )
    kind = forms.ChoiceField(label=_("Soort organisatie"), choices=CHOICES)
    sides = forms.MultipleChoiceField(
        label=_("Wie deden mee?"), choices=CHOICES, widget=forms.CheckboxSelectMultiple
    )
    side = forms.ChoiceField(
        label=_("Namens wie schrijf je?"), choices=CHOICES, widget=forms.RadioSelect
    )
    began_on = forms.DateField(
        label=_("Begonnen"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    picture = forms.FileField(
        label=_("Beeld"), required=False, help_text=_("JPEG, PNG, WebP, AVIF of HEIC, tot 10 MB.")
    )
    is_shown = forms.BooleanField(label=_("Toon mijn naam bij het voorbeeld"), required=False)
