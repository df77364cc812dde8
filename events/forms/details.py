"""What completes an announcement: what it is about, the place, the link."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from alliantie.choices import Audience
from alliantie.validators import NameField
from cases.desk.forms.fields import StoryField, StoryWidget
from cases.policies.writing import widens
from events.choices import EventFormat, EventKind, EventLevel
from events.models import EventPage
from organisations.choices import Region
from themes.forms import About, AboutField

from .section import SectionForm

NO_CHOICE = ("", _("Maakt niet uit"))
AUDIENCES = [one for one in Audience.choices if one[0] != Audience.PRIVATE]
LONG = forms.Textarea(attrs={"rows": 4})


class AboutForm(SectionForm):
    """What people will do, for whom it is, and what it is about."""

    heading = _("Waar gaat het over?")
    intro = _("Help mensen kiezen of dit iets voor hen is.")
    parts = ("description", "kind", "format", "level", "prepare", "audience")

    description = StoryField(
        label=_("Wat ga je doen?"), widget=StoryWidget(attrs={"rows": 8}), required=False
    )
    kind = forms.ChoiceField(label=_("Wat voor bijeenkomst is het?"), choices=EventKind.choices)
    format = forms.ChoiceField(
        label=_("Werkvorm"), choices=[NO_CHOICE, *EventFormat.choices], required=False
    )
    level = forms.ChoiceField(
        label=_("Voor wie is het?"),
        choices=[("", _("Voor iedereen")), *EventLevel.choices],
        required=False,
    )
    about = AboutField(required=False)
    prepare = forms.CharField(
        label=_("Hoe bereiden mensen zich voor?"),
        help_text=_("Wat lezen ze, wat nemen ze mee?"),
        max_length=1000,
        widget=LONG,
        required=False,
    )
    audience = forms.ChoiceField(
        label=_("Wie mag dit zien?"),
        choices=AUDIENCES,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        event = self.event
        if event is None:
            return
        field = self.fields["audience"]
        shown = [
            one for one in AUDIENCES if event.organisation_id or one[0] != Audience.ORGANISATION
        ]
        if event.first_published_at is not None:
            shown = [one for one in shown if not widens(event.audience, one[0])]
            field.help_text = _("Meer mensen laten meekijken gaat via de redactie.")
        field.choices = shown  # type: ignore[attr-defined]  # a ChoiceField

    @classmethod
    def initial_of(cls, event: EventPage) -> dict[str, Any]:
        """Give what the form shows of a meeting."""
        names = [item.tag.name for item in event.tagged_items.select_related("tag")]
        about = About(themes=tuple(event.themes.all()), tags=tuple(names))
        return {**super().initial_of(event), "about": about}

    def changes(self) -> dict[str, Any]:
        """Give what was typed; one question answers for themes and tags."""
        about = self.cleaned_data.get("about")
        answered = {"themes": list(about.themes), "tags": list(about.tags)} if about else {}
        return {**super().changes(), **answered}


class PlaceForm(SectionForm):
    """Where it is, how to get there, and who can get in."""

    heading = _("De plek")
    intro = _("Wie weet wat er is, durft te komen. Vul in wat je zeker weet.")
    parts: ClassVar[tuple[str, ...]] = (
        "address",
        "region",
        "travel",
        "has_lift",
        "has_ring_line",
        "has_sign_language",
        "has_quiet_room",
        "access_note",
    )

    address = NameField(label=_("Adres"), max_length=200, required=False)
    region = forms.ChoiceField(
        label=_("Regio"), choices=[("", _("Kies een regio")), *Region.choices], required=False
    )
    travel = forms.CharField(
        label=_("Hoe kom je er?"),
        help_text=_("Station, bus, parkeren, welke ingang."),
        max_length=1000,
        widget=LONG,
        required=False,
    )
    has_lift = forms.BooleanField(label=_("Lift, of alles is gelijkvloers"), required=False)
    has_ring_line = forms.BooleanField(label=_("Ringleiding"), required=False)
    has_sign_language = forms.BooleanField(label=_("Tolk gebarentaal"), required=False)
    has_quiet_room = forms.BooleanField(label=_("Stille ruimte"), required=False)
    access_note = forms.CharField(
        label=_("Meer over toegankelijkheid"), max_length=600, widget=LONG, required=False
    )


class DoorForm(SectionForm):
    """The link of an online meeting, only for who is registered."""

    heading = _("De link")
    intro = _("Alleen wie zich heeft aangemeld, komt bij deze link.")
    parts = ("door_url", "door_note")

    door_url = forms.URLField(
        label=_("Link naar de bijeenkomst"),
        max_length=1000,
        assume_scheme="https",
        required=False,
        error_messages={
            "invalid": _("Dit is geen adres. Een voorbeeld: https://bellen.example/1.")
        },
    )
    door_note = NameField(label=_("Toegangscode of uitleg"), max_length=300, required=False)

    @classmethod
    def initial_of(cls, event: EventPage) -> dict[str, Any]:
        """Give what the form shows of a meeting."""
        door = getattr(event, "door", None)
        return {"door_url": door.url, "door_note": door.note} if door else {}
