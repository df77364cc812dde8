"""What a host writes down afterwards."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from cases.desk.forms.fields import StoryField, StoryWidget
from events.models import EventPage
from events.services.reporting import LONGEST_LINE, Promise

from .keyed import KeyedForm

TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens, het zijn er nu %(show_value)d.")


class ReportForm(forms.Form):
    """What was said, in a few paragraphs."""

    use_required_attribute = False

    text = StoryField(
        label=_("Wat is er gezegd?"),
        help_text=_("Schrijf voor wie er niet was. Noem alleen namen als dat mag."),
        widget=StoryWidget(attrs={"rows": 10}),
        required=False,
    )


class LineForm(KeyedForm):
    """One decision, or one line of the round of news."""

    text = NameField(
        label=_("Besluit"),
        max_length=LONGEST_LINE,
        error_messages={"required": _("Schrijf iets op."), "max_length": TOO_LONG},
    )


class ActionForm(KeyedForm):
    """Who does what before when."""

    action = NameField(
        label=_("Wat gaat er gebeuren?"),
        max_length=300,
        error_messages={"required": _("Schrijf op wat er gaat gebeuren."), "max_length": TOO_LONG},
    )
    person = forms.ChoiceField(
        label=_("Wie doet het?"),
        required=False,
        help_text=_("Staat iemand er niet bij? Typ dan hieronder een naam."),
    )
    name = NameField(label=_("Naam"), max_length=120, required=False)
    due_on = forms.DateField(
        label=_("Uiterlijk"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={
            "required": _("Kies een dag."),
            "invalid": _("Schrijf de dag als 31-12-2026."),
        },
    )

    def __init__(self, data: Any = None, *, people: list[tuple[str, str]]) -> None:
        super().__init__(data)
        person: Any = self.fields["person"]
        person.choices = [("", _("Iemand anders")), *people]

    def promise(self) -> Promise:
        """Give it as the service takes it."""
        data = self.cleaned_data
        owner = int(data["person"]) if data["person"] else None
        return Promise(
            text=data["action"], due_on=data["due_on"], owner_id=owner, owner_name=data["name"]
        )


def people_of(event: EventPage) -> list[tuple[str, str]]:
    """Give who can be asked to do something: members who were there and show their name; one query."""
    coming = event.registrations.filter(user__person__isnull=False, erased_at=None)
    rows = coming.order_by("user__person__name").values_list("user_id", "user__person__name")
    return [(str(pk), name) for pk, name in rows]
