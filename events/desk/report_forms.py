"""What a host writes down afterwards."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from cases.desk.forms.fields import StoryField, StoryWidget
from events.models import EventPage
from events.policies.acting import LONGEST_ACTION, LONGEST_NAME
from events.services.acting import Promise
from events.services.reporting import LONGEST_LINE, version_of

from .keyed import KeyedForm

TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens, het zijn er nu %(show_value)d.")
MEMBER, HOUSE = "lid", "organisatie"
Choices = list[tuple[Any, Any]]


class ReportForm(forms.Form):
    """What was said, in a few paragraphs; it carries which text it started from."""

    use_required_attribute = False

    started_from = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)
    text = StoryField(
        label=_("Wat is er gezegd?"),
        help_text=_("Schrijf voor wie er niet was. Noem alleen namen als dat mag."),
        widget=StoryWidget(attrs={"rows": 10}),
        required=False,
    )

    def __init__(self, data: Any = None, *, text: str = "") -> None:
        super().__init__(data, initial={"text": text, "started_from": version_of(text)})


class LineForm(KeyedForm):
    """One decision, or one line of the round of news."""

    text = NameField(
        label=_("Besluit"),
        max_length=LONGEST_LINE,
        error_messages={"required": _("Schrijf iets op."), "max_length": TOO_LONG},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.auto_id = "id_line_%s"  # the text of the report stands on the same page


class ActionForm(KeyedForm):
    """Who does what before when."""

    action = NameField(
        label=_("Wat gaat er gebeuren?"),
        max_length=LONGEST_ACTION,
        error_messages={"required": _("Schrijf op wat er gaat gebeuren."), "max_length": TOO_LONG},
    )
    who = forms.ChoiceField(
        label=_("Wie doet het?"),
        required=False,
        help_text=_("Leden en organisaties krijgen een mail, en nog een voor de dag."),
        error_messages={"invalid_choice": _("Kies iemand uit de lijst, of typ een naam.")},
    )
    name = NameField(
        label=_("Naam van iemand anders"),
        max_length=LONGEST_NAME,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )
    due_on = forms.DateField(
        label=_("Uiterlijk"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": _("Kies een dag."),
            "invalid": _("Schrijf de dag als 31-12-2026."),
        },
    )

    def __init__(self, data: Any = None, *, owners: Choices) -> None:
        super().__init__(data)
        who: Any = self.fields["who"]
        who.choices = [("", _("Iemand anders")), *owners]

    def promise(self) -> Promise:
        """Give it as the service takes it."""
        data = self.cleaned_data
        kind, _dash, number = data["who"].partition("-")
        return Promise(
            text=data["action"],
            due_on=data["due_on"],
            owner_id=int(number) if kind == MEMBER else None,
            organisation_id=int(number) if kind == HOUSE else None,
            owner_name=data["name"],
        )


def owners_of(event: EventPage) -> Choices:
    """Give who can be asked to do something: members who came, and the organisations that take part."""
    coming = event.registrations.coming().filter(erased_at=None)
    people = coming.filter(user__person__isnull=False, user__is_active=True)
    rows = people.order_by("user__person__name").values_list("user_id", "user__person__name")
    houses = dict(
        coming.filter(organisation__isnull=False)
        .order_by("organisation__name")
        .values_list("organisation_id", "organisation__name")
    )
    if event.organisation is not None:
        houses = {event.organisation.pk: event.organisation.name, **houses}
    members = [(f"{MEMBER}-{pk}", name) for pk, name in rows]
    organisations = [(f"{HOUSE}-{pk}", name) for pk, name in houses.items()]
    return [(_("Mensen"), members), (_("Organisaties"), organisations)]
