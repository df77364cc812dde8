"""The shape of a question and of an answer."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from alliantie.visibility import Actor
from organisations.models import Organisation
from people.choices import NameShown
from people.policies.questions import (
    LONGEST,
    as_question,
    check_shown,
    check_text,
    check_themes,
)
from people.policies.refusals import PeopleRefusedError
from people.services.questions import Asking
from themes.models import Theme

LONGEST_MORE = 1000


class AskForm(forms.Form):
    """One sentence, what it is about, and what others see of who asks."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    # What was kept while somebody signed in, so that it can be forgotten.
    bewaard = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)
    text = NameField(
        label=_("Je vraag"),
        help_text=_("In één zin. Bijvoorbeeld: Hoe lak je namen in een chatbericht?"),
        error_messages={"required": _("Schrijf je vraag.")},
        widget=forms.TextInput(attrs={"maxlength": LONGEST + 20, "autocomplete": "off"}),
    )
    more = forms.CharField(
        label=_("Toelichting"),
        help_text=_("Wat heb je al geprobeerd? Noem geen namen van inwoners."),
        required=False,
        max_length=LONGEST_MORE,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "max_length": _(
                "Maak dit korter: hoogstens %(limit_value)d tekens, het zijn er nu %(show_value)d."
            )
        },
    )
    themes = forms.ModelMultipleChoiceField(
        Theme.objects.none(),
        label=_("Waar gaat je vraag over?"),
        help_text=_("Kies een of twee thema's."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Kies waar je vraag over gaat."),
            "invalid_choice": _("Een van de thema's bestaat niet meer. Kies opnieuw."),
            "invalid_pk_value": _("Een van de thema's bestaat niet meer. Kies opnieuw."),
        },
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Namens welke organisatie vraag je dit?"),
        empty_label=_("Geen: als mijzelf"),
        required=False,
        error_messages={"invalid_choice": _("Kies een organisatie waar je zelf werkt.")},
    )
    shown = forms.ChoiceField(
        label=_("Wat anderen van je zien"),
        help_text=_("De redactie ziet altijd wie de vraag stelt."),
        choices=NameShown.choices,
        initial=NameShown.FULL,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies wat anderen van je zien."),
            "invalid_choice": _("Kies een van de mogelijkheden."),
        },
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        own = Organisation.objects.visible_to(actor).filter(pk__in=actor.organisation_ids)
        self._choose("themes", Theme.objects.all())
        if actor.organisation_ids:
            self._choose("organisation", own)
            self.fields["organisation"].initial = next(iter(actor.organisation_ids))
        else:
            del self.fields["organisation"]

    def _choose(self, name: str, rows: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = rows

    def clean_text(self) -> str:
        """Keep the question as it is shown, with its question mark."""
        text = as_question(self.cleaned_data["text"])
        try:
            check_text(text)
        except PeopleRefusedError as error:
            raise ValidationError(error.sentence) from error
        return text

    def clean(self) -> dict[str, Any]:
        """Say about what it is, and that the organisation is one's own."""
        cleaned = super().clean() or self.cleaned_data
        organisation = cleaned.get("organisation")
        try:
            if "themes" in cleaned:
                check_themes(len(cleaned["themes"]))
        except PeopleRefusedError as error:
            self.add_error("themes", error.sentence)
        try:
            pk = organisation.pk if organisation else None
            check_shown(self.actor.organisation_ids, pk, cleaned.get("shown", ""))
        except PeopleRefusedError as error:
            self.add_error("shown", error.sentence)
        return cleaned

    def asking(self) -> Asking:
        """Give what was typed, for the service."""
        given = self.cleaned_data
        organisation = given.get("organisation")
        return Asking(
            text=given["text"],
            more=given["more"].strip(),
            theme_ids=[theme.pk for theme in given["themes"]],
            organisation_id=organisation.pk if organisation else None,
            shown=given["shown"],
        )
