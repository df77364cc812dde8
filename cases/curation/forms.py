"""What an editor decides about a submitted case."""

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput


class Decision(TextChoices):
    """What can be decided."""

    PUBLISH_NOW = "publish_now", _("Zet nu online")
    PUBLISH_LATER = "publish_later", _("Zet later online")
    ASK_CHANGES = "ask_changes", _("Vraag een aanpassing")
    REFUSE = "refuse", _("Plaats dit niet")


class DecisionForm(forms.Form):
    """One decision: publish now, later, or ask for changes with remarks."""

    decision = forms.ChoiceField(
        label=_("Wat doe je met deze inzending?"),
        choices=Decision,
        widget=forms.RadioSelect,
        initial=Decision.PUBLISH_NOW,
    )
    go_live_at = forms.DateTimeField(
        label=_("Wanneer online?"), required=False, widget=AdminDateTimeInput
    )
    remark = forms.CharField(
        label=_("Bericht aan de schrijver"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("De schrijver krijgt dit per mail en ziet het op de eigen werkplek."),
    )
    accept_membership = forms.BooleanField(required=False, initial=True)
    verify_domain = forms.BooleanField(required=False)
    # Names the version the editor read, so that nothing unread goes online.
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, remark_fields: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in remark_fields.items():
            self.fields[f"remark_{name}"] = forms.CharField(
                label=_("Opmerking bij “%(field)s”") % {"field": label},
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def clean(self) -> dict[str, Any]:
        """Ask what the chosen decision needs."""
        data = super().clean() or {}
        decision = data.get("decision")
        if decision == Decision.PUBLISH_LATER:
            self._check_moment(data)
        if decision == Decision.REFUSE and not data.get("remark"):
            self.add_error("remark", _("Schrijf waarom dit niet geplaatst wordt."))
        if decision == Decision.ASK_CHANGES and not data.get("remark") and not self.field_remarks:
            self.add_error("remark", _("Schrijf wat er anders moet, hier of bij een onderdeel."))
        return data

    def _check_moment(self, data: dict[str, Any]) -> None:
        moment = data.get("go_live_at")
        if "go_live_at" in self.errors:
            return
        if moment is None:
            self.add_error("go_live_at", _("Kies een dag en een tijd."))
        elif moment <= timezone.now():
            self.add_error("go_live_at", _("Kies een moment in de toekomst."))

    @property
    def field_remarks(self) -> dict[str, str]:
        """Give the remarks per field that were filled in."""
        return {
            name.removeprefix("remark_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("remark_") and value
        }
