"""The five questions that announce a meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from cases.desk.forms.whom import WhomMixin
from events.choices import Mode
from events.models import EventPage
from events.policies.announcing import LONGEST_GOAL, LONGEST_TITLE, check_future
from events.policies.hosting import EventRefusedError
from events.services.pages import NAMELESS

from .fields import MomentFields
from .section import SectionForm

TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens, het zijn er nu %(show_value)d.")


class FiveFields(MomentFields, SectionForm):
    """Title, when, where or online, and what for; the host is asked by whoever uses this."""

    heading = _("De vijf vragen")
    intro = _("Deze vijf zijn genoeg om een bijeenkomst aan te kondigen.")
    parts = ("title", "goal", "mode", "venue", "zone")

    title = NameField(
        label=_("Hoe heet de bijeenkomst?"),
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"data-count": LONGEST_TITLE, "maxlength": None}),
        error_messages={"max_length": TOO_LONG, "required": _("Geef de bijeenkomst een naam.")},
    )
    goal = forms.CharField(
        label=_("Waar is het voor?"),
        help_text=_("Twee of drie zinnen: wat neemt iemand mee naar huis?"),
        max_length=LONGEST_GOAL,
        widget=forms.Textarea(attrs={"rows": 3, "data-count": LONGEST_GOAL, "maxlength": None}),
        error_messages={"max_length": TOO_LONG, "required": _("Vertel waar het voor is.")},
    )
    mode = forms.ChoiceField(
        label=_("Waar is het?"),
        choices=Mode.choices,
        initial=Mode.IN_PERSON,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies of het op een plek is, online, of allebei.")},
    )
    venue = NameField(
        label=_("Op welke plek?"),
        help_text=_(
            "Bijvoorbeeld: raadzaal, gemeentehuis Oosterkade. Bij online mag dit leeg zijn."
        ),
        max_length=120,
        required=False,
    )

    @classmethod
    def initial_of(cls, event: EventPage) -> dict[str, Any]:
        """Give what the form shows of a meeting."""
        shown = {name: getattr(event, name) for name in ("goal", "mode", "venue")}
        shown["title"] = "" if event.title == NAMELESS else event.title
        return {**shown, **cls.moment_fields(event.starts_at, event.ends_at, event.zone)}

    def clean(self) -> dict[str, Any]:
        """Ask for the place when there is one, and for a day that is still to come."""
        data = super().clean() or {}
        needs_place = data.get("mode") in {Mode.IN_PERSON, Mode.HYBRID}
        if self.is_sent_in and needs_place and "venue" not in self.errors and not data.get("venue"):
            self.add_error("venue", _("Vul in waar het is, of kies online."))
        self._check_future()
        return data

    def _check_future(self) -> None:
        kept = self.event.starts_at if self.event is not None else None
        starts_at = self.moments.get("starts_at")
        if starts_at is None or starts_at == kept:
            return
        try:
            check_future(starts_at, self.now)
        except EventRefusedError as error:
            self.add_error("day", error.sentence)

    def changes(self) -> dict[str, Any]:
        """Give what is right of what was typed."""
        return {**super().changes(), **self.moments}


class AnnounceForm(WhomMixin, FiveFields):
    """All five on one page; may be kept unfinished, and is sent in with the same form."""

    field_order = (
        "title",
        "day",
        "begins",
        "ends",
        "last_day",
        "zone",
        "mode",
        "venue",
        "whom",
        "organisation",
        "kind",
        "sector",
        "goal",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["whom"].label = _("Wie organiseert het?")
        self.fields["whom"].error_messages["required"] = _("Kies wie het organiseert.")
        for name in ("organisation", "kind", "sector"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """When it is sent in, somebody has to be host."""
        data = super().clean() or {}
        if not self.is_sent_in or {"whom", "organisation", "kind", "sector"} & set(self.errors):
            return data
        if not self.chosen().is_answered:
            is_self = data.get("whom") == "zelf"
            field = "sector" if is_self else "organisation"
            wrong = _("Kies als wie je meedoet.") if is_self else _("Vul je organisatie in.")
            self.add_error(field, wrong)
        return data
