"""The shape of an offer or need."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from alliantie.visibility import Actor
from organisations.models import Organisation
from people.choices import Direction, Level
from people.models import Offer
from people.policies.offers import check_until, standard_end
from people.policies.refusals import PeopleRefusedError
from people.services.offers import Wish
from themes.models import Theme

DAY = "%Y-%m-%d"  # what a date field of the browser reads and writes


class OfferForm(forms.Form):
    """What somebody offers or needs, on one page."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    direction = forms.ChoiceField(
        label=_("Heb je iets te bieden of zoek je iets?"),
        choices=[(Direction.OFFER, _("Ik bied iets aan")), (Direction.NEED, _("Ik zoek iets"))],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies of je iets aanbiedt of zoekt."),
            "invalid_choice": _("Kies of je iets aanbiedt of zoekt."),
        },
    )
    title = NameField(
        label=_("In één zin"),
        help_text=_(
            "Bijvoorbeeld: Wij laten zien hoe we inwoners laten meelezen met Woo-besluiten."
        ),
        max_length=120,
        error_messages={
            "required": _("Zeg in één zin wat je biedt of zoekt."),
            "max_length": _("Houd het bij %(limit_value)d tekens. Nu zijn het er %(show_value)d."),
        },
    )
    text = forms.CharField(
        label=_("Toelichting"),
        help_text=_("Voor wie is het en wat kan iemand verwachten?"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "max_length": _("Houd het bij %(limit_value)d tekens. Nu zijn het er %(show_value)d."),
        },
    )
    theme = forms.ModelChoiceField(
        label=_("Waar gaat het over?"),
        queryset=Theme.objects.none(),
        empty_label=_("Kies een thema"),
        error_messages={
            "required": _("Kies waar het over gaat."),
            "invalid_choice": _("Kies een van de thema's."),
        },
    )
    level = forms.ChoiceField(
        label=_("Hoe ver gaat je ervaring?"),
        choices=[("", _("Kies wat past")), *Level.choices],
        error_messages={
            "required": _("Kies hoe ver je ervaring gaat."),
            "invalid_choice": _("Kies een van de mogelijkheden."),
        },
    )
    organisation = forms.ModelChoiceField(
        label=_("Namens wie?"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Namens mijzelf"),
        error_messages={"invalid_choice": _("Kies jezelf of een organisatie waar je werkt.")},
    )
    valid_until = forms.DateField(
        label=_("Geldig tot en met"),
        help_text=_(
            "Daarna verdwijnt het vanzelf. Twee weken eerder vragen we of je wilt verlengen."
        ),
        input_formats=[DAY, "%d-%m-%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format=DAY),
        error_messages={
            "required": _("Kies tot wanneer dit geldt."),
            "invalid": _("Dit is geen datum. Een voorbeeld: 31-12-2026."),
        },
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].queryset = Theme.objects.order_by("label")  # type: ignore[attr-defined]
        own = Organisation.objects.filter(pk__in=actor.organisation_ids)
        self.fields["organisation"].queryset = own  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["valid_until"].initial = standard_end(timezone.localdate())
        if not actor.organisation_ids:
            del self.fields["organisation"]

    def clean_valid_until(self) -> Any:
        """Refuse a day that has passed or is too far off."""
        until = self.cleaned_data["valid_until"]
        try:
            check_until(until, today=timezone.localdate())
        except PeopleRefusedError as error:
            raise forms.ValidationError(error.sentence) from error
        return until

    @property
    def wish(self) -> Wish:
        """Give what was typed, for the service."""
        given = self.cleaned_data
        organisation = given.get("organisation")
        return Wish(
            direction=given["direction"],
            theme_id=given["theme"].pk,
            level=given["level"],
            title=given["title"],
            text=given["text"],
            valid_until=given["valid_until"],
            organisation_id=organisation.pk if organisation else None,
        )


def typed_before(offer: Offer) -> dict[str, Any]:
    """Give what stands now, to change it."""
    return {
        "direction": offer.direction,
        "title": offer.title,
        "text": offer.text,
        "theme": offer.theme_id,
        "level": offer.level,
        "organisation": offer.organisation_id,
        "valid_until": offer.valid_until,
    }
