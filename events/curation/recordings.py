"""The library of sound and film in the CMS: the same gate and the same words as at the desk."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminPageChooser
from wagtailmedia.forms import BaseMediaForm

from alliantie.validators import NameField
from events.models import EventPage, Material, Recording
from events.policies.hosting import EventRefusedError
from events.policies.recording import RecordingRefusedError
from events.services.recordings import check_keeping, keep_recording, take_in
from organisations.actors import actor_for


class RecordingForm(BaseMediaForm):
    """A recording, the meeting it is of, and whether it is online."""

    title = NameField(label=_("Titel"), max_length=160)
    event = forms.ModelChoiceField(
        EventPage.objects.all(),
        label=_("Van welke bijeenkomst is dit?"),
        widget=AdminPageChooser(target_models=[EventPage]),
        error_messages={"required": _("Kies de bijeenkomst waar dit bij hoort.")},
    )
    is_podcast = forms.BooleanField(label=_("Dit geluid hoort bij de podcast"), required=False)
    is_online = forms.BooleanField(
        label=_("Zet online"),
        help_text=_("Wie de bijeenkomst mag zien, kan dit dan horen of zien en de tekst lezen."),
        required=False,
        initial=True,
    )

    class Meta(BaseMediaForm.Meta):
        widgets = {**BaseMediaForm.Meta.widgets, "transcript": forms.Textarea(attrs={"rows": 12})}  # noqa: RUF012 - Django's own shape

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.actor = actor_for(user)
        self.fields["transcript"].help_text = _("Verplicht om het online te zetten.")
        self.fields["file"].help_text = _("MP3, M4A, OGG, MP4 of WebM, hoogstens 300 MB.")
        self.fields["file"].widget.attrs.pop("accept", None)
        self.place = Material.objects.filter(recording=self.instance.pk or 0).first() or Material()
        if self.instance.pk:
            # The words belong to this very sound: another recording is another row.
            del self.fields["file"]
            self.initial |= {
                "event": self.place.event_id,
                "is_podcast": self.place.is_podcast,
                "is_online": self.instance.published_at is not None,
            }

    def clean_file(self) -> Any:
        """Look at its first bytes, and keep it under a name that tells nothing."""
        file = self.cleaned_data["file"]
        try:
            file.name = take_in(recording=self.instance, file=file)
        except RecordingRefusedError as error:
            raise ValidationError(error.sentence, code="invalid") from None
        return file

    def clean(self) -> dict[str, Any]:
        """Refuse to put online what not everybody can follow."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            words, is_online = data["transcript"], data["is_online"]
            try:
                check_keeping(
                    event=data["event"], actor=self.actor, transcript=words, is_online=is_online
                )
            except RecordingRefusedError as error:
                self.add_error("transcript", error.sentence)
            except EventRefusedError as error:
                self.add_error("event", error.sentence)
        return data

    def save(self, commit: bool = True) -> Recording:  # noqa: FBT001, FBT002 - Django's signature
        """Keep it by the one way there is."""
        recording: Recording = super().save(commit=False)
        if commit:
            self.place.event = self.cleaned_data["event"]
            self.place.is_podcast = self.cleaned_data["is_podcast"]
            keep_recording(
                recording=recording,
                material=self.place,
                actor=self.actor,
                is_online=self.cleaned_data["is_online"],
                origin="cms",
            )
            self.save_m2m()
        return recording
