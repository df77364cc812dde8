"""A line of the round."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from news.models import RoundLine
from news.models.round import LONGEST_LINE
from news.services.lines import Written

from .fields import LineField, in_choice, whom_field

TOO_LONG = _(
    "Dit is te lang: hoogstens %(limit_value)d tekens. Jouw tekst heeft er %(show_value)d."
)


class LineForm(forms.Form):
    """One line, with or without name, for one of one's own organisations."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    text = LineField(
        label=_("Wat deed jij afgelopen maand aan open overheid?"),
        help_text=_("Eén of twee zinnen, hoogstens 280 tekens."),
        max_length=LONGEST_LINE,
        error_messages={"required": _("Typ je regel."), "max_length": TOO_LONG},
    )
    shows_name = forms.BooleanField(label=_("Zet mijn naam erbij"), required=False)

    field_order = ("key", "text", "organisation", "shows_name")

    def __init__(
        self,
        *args: Any,
        allowed: Iterable[int | None],
        line: RoundLine | None = None,
        **kwargs: Any,
    ) -> None:
        if line is not None:
            kwargs["initial"] = {
                "text": line.text,
                "shows_name": line.shows_name,
                "organisation": in_choice(line.organisation_id),
            }
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = whom_field(allowed)
        self.order_fields(self.field_order)

    def written(self, link: str = "") -> Written:
        """Give what was typed, as the service takes it."""
        given = self.cleaned_data
        return Written(given["text"], given["organisation"], given["shows_name"], link)
