"""What an editor fills in on "Vandaag": an absence, and to whom work goes."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliantie.visibility import Actor

from .colleagues import colleagues, name_of, with_roles
from .sources import Source, could_stand_in


class ColleagueField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """A choice of colleagues by name, never by address."""

    def label_from_instance(self, obj: Any) -> str:
        """Give the name."""
        return name_of(obj)

    def offer(self, *, but: int | None, able: Callable[[Actor], bool]) -> None:
        """Know every colleague, so that a refusal can name one, and offer who could do it."""
        self.queryset = colleagues(but=but)
        people = self.queryset.prefetch_related("groups")
        offered = [(one.pk, name_of(one)) for one in people if able(with_roles(one))]
        self.choices = [("", self.empty_label), *offered]


class HandOverForm(forms.Form):
    """To whom work goes."""

    colleague = ColleagueField(label=_("Naar wie?"), queryset=None, empty_label=_("Kies een naam"))

    def __init__(self, *args: Any, actor: Actor, source: Source, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["colleague"]
        field.offer(but=actor.user_id, able=source.may)


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

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["stand_in"]
        field.offer(but=actor.user_id, able=lambda other: could_stand_in(other, actor))
        self.fields["from_day"].initial = timezone.localdate()
