"""Forms of the queue of announcements."""

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Decision(TextChoices):
    """What an editor does with an announcement."""

    PUBLISH = "publish", _("Zet online")
    ASK_CHANGES = "ask_changes", _("Vraag om aanpassing")
    REFUSE = "refuse", _("Plaats dit niet")


class EventDecisionForm(forms.Form):
    """One decision, with the newcomer's membership in the same click."""

    decision = forms.ChoiceField(
        label=_("Wat doe je met deze bijeenkomst?"),
        choices=Decision,
        widget=forms.RadioSelect,
        initial=Decision.PUBLISH,
    )
    remark = forms.CharField(
        label=_("Bericht aan de organisator"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("De organisator krijgt dit per mail en ziet het op de eigen werkplek."),
    )
    accept_membership = forms.BooleanField(required=False, initial=True)
    verify_domain = forms.BooleanField(required=False)
    # Names the version the editor read, so that nothing unread goes online.
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Ask why, when it does not go online."""
        data = super().clean() or {}
        if data.get("decision") != Decision.PUBLISH and not (data.get("remark") or "").strip():
            self.add_error("remark", _("Schrijf wat er anders moet, of waarom dit niet kan."))
        return data


class OfflineForm(forms.Form):
    """Why a meeting leaves the site."""

    remark = forms.CharField(
        label=_("Waarom haal je dit van de site?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "De organisator leest dit. Zijn er mensen aangemeld, dan krijgen ook zij bericht dat het niet doorgaat."
        ),
        error_messages={"required": _("Schrijf waarom.")},
    )
