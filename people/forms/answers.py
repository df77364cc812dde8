"""The shape of an answer: a page of this site, somebody who knows, or a few lines."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from alliantie.validators import NameField
from alliantie.visibility import VISITOR, Actor
from people.models import Person
from people.policies.questions import check_given
from people.policies.refusals import PeopleRefusedError
from people.services.answering import Given
from search.addresses import key_at
from search.gate import visible_records

LONGEST_ANSWER = 2000
NO_PAGE = _("Op dit adres staat geen praktijkvoorbeeld dat iedereen kan lezen.")
MOST_NAMESAKES = 8


class AnswerForm(forms.Form):
    """At least one of the three."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    page = forms.ChoiceField(
        label=_("Een praktijkvoorbeeld dat hierbij past"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Kies een van de voorbeelden, of plak het adres.")},
    )
    address = forms.CharField(
        label=_("Een ander praktijkvoorbeeld: plak het adres"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    person = forms.ChoiceField(
        label=_("Iemand die dit weet"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Kies een van de mensen, of typ een naam.")},
    )
    name = NameField(
        label=_("Iemand die dit weet: typ de naam"),
        help_text=_("De vrager krijgt een link naar de pagina, geen e-mailadres."),
        required=False,
        max_length=120,
    )
    text = forms.CharField(
        label=_("Een paar regels"),
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "max_length": _(
                "Maak dit korter: hoogstens %(limit_value)d tekens, het zijn er nu %(show_value)d."
            )
        },
    )

    def __init__(
        self,
        *args: Any,
        actor: Actor,
        pages: Sequence[tuple[str, str]] = (),
        people: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self._offer("page", pages, _("Geen van deze"))
        self._offer("person", people, _("Niemand van hen"))

    def _offer(self, name: str, choices: Sequence[tuple[str, str]], nothing: Any) -> None:
        field: Any = self.fields[name]
        field.choices = [*choices, ("", nothing)] if choices else []
        if not choices:
            field.widget = forms.HiddenInput()

    def clean_address(self) -> int | None:
        """Find the page at an address of this site, when everybody may read it."""
        address = self.cleaned_data["address"]
        if not address:
            return None
        key = key_at(address)
        record = visible_records(VISITOR, [key]).get(key) if key else None
        if not isinstance(record, Page):
            raise ValidationError(NO_PAGE)
        return int(record.pk)

    def clean_page(self) -> int | None:
        """Give the chosen page."""
        chosen = self.cleaned_data["page"]
        return int(chosen) if chosen else None

    def clean_person(self) -> Person | None:
        """Give the chosen person, if this actor may see them."""
        chosen = self.cleaned_data["person"]
        return self._people().filter(pk=chosen).first() if chosen else None

    def clean_name(self) -> Person | None:
        """Find one person with this name; of namesakes the one on their page can be chosen."""
        name = self.cleaned_data["name"]
        if not name:
            return None
        found = list(self._people().filter(name__iexact=name)[:2])
        found = found or list(self._people().filter(name__icontains=name)[:MOST_NAMESAKES])
        if not found:
            raise ValidationError(_("We kennen niemand met deze naam. Kijk hoe je het schrijft."))
        if len(found) > 1:
            names = ", ".join(person.name for person in found)
            raise ValidationError(_("Wie bedoel je? %(names)s") % {"names": names})
        return found[0]

    def _people(self) -> Any:
        return Person.objects.active().visible_to(self.actor)

    def clean(self) -> dict[str, Any]:
        """Refuse an answer without anything in it."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            given = self.given()
            try:
                check_given(
                    text=given.text,
                    has_page=given.page_id is not None,
                    has_person=given.person is not None,
                )
            except PeopleRefusedError as error:
                self.add_error(None, error.sentence)
        return cleaned

    def given(self) -> Given:
        """Give what was typed, for the service; what somebody typed counts before what they chose."""
        typed = self.cleaned_data
        return Given(
            text=typed["text"],
            page_id=typed["address"] or typed["page"],
            person=typed["name"] or typed["person"],
        )
