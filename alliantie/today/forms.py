"""What an editor fills in on "Vandaag": an absence, and to whom work goes."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .colleagues import colleagues, name_of


class ColleagueField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """A choice of colleagues by name, never by address."""

    def label_from_instance(self, obj: Any) -> str:
        """Give the name."""
        return name_of(obj)


class HandOverForm(forms.Form):
    """To whom work goes."""

    colleague = ColleagueField(label=_("Naar wie?"), queryset=None, empty_label=_("Kies een naam"))

    def __init__(self, *args: Any, user_id: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["colleague"].queryset = colleagues(but=user_id)  # type: ignore[attr-defined]


class AbsenceForm(forms.Form):
    """When somebody is away, and who stands in."""

    from_day = forms.DateField(
        label=_("Weg van"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until_day = forms.DateField(
        label=_("Tot en met"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    stand_in = ColleagueField(
        label=_("Wie neemt voor je waar?"),
        queryset=None,
        required=False,
        empty_label=_("Niemand: wat ik oppakte is dan weer vrij"),
    )

    def __init__(self, *args: Any, user_id: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stand_in"].queryset = colleagues(but=user_id)  # type: ignore[attr-defined]
        self.fields["from_day"].initial = timezone.localdate()
