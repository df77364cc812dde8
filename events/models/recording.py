"""A recording of a meeting, kept in the CMS's library of sound and film."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import CollectionMember
from wagtail.search import index
from wagtailmedia.models import AbstractMedia

from events.querysets.recording import RecordingQuerySet


class Recording(AbstractMedia):
    """Sound or film with its words written out; without words it never goes online."""

    title = models.CharField(_("titel"), max_length=160)
    file = models.FileField(_("film of geluid"), upload_to="recordings")
    media_type = models.CharField(max_length=40, help_text="told by its content")
    size = models.PositiveBigIntegerField()
    transcript = models.TextField(_("uitgeschreven tekst"), max_length=200_000, blank=True)
    published_at = models.DateTimeField(_("online sinds"), null=True, blank=True)
    # The library asks editors for these; nothing of ours shows them.
    duration = None
    width = None
    height = None
    thumbnail = None

    objects = RecordingQuerySet.as_manager()

    search_fields: ClassVar[list[Any]] = [
        *CollectionMember.search_fields,
        index.SearchField("title", boost=10),
        index.AutocompleteField("title", boost=10),
        index.FilterField("title"),
        index.FilterField("type"),
        index.FilterField("uploaded_by_user"),
    ]
    admin_form_fields: ClassVar[tuple[str, ...]] = ("title", "file", "transcript", "collection")

    class Meta:
        verbose_name = _("opname")
        verbose_name_plural = _("opnames")
        constraints = (
            models.CheckConstraint(
                condition=~Q(transcript="") | Q(published_at=None),
                name="events_no_recording_without_words",
            ),
        )

    @property
    def filename(self) -> str:
        """Give a name that people read; the stored one is drawn at random."""
        return f"{slugify(self.title)[:40] or 'opname'}.{self.stored_name.rpartition('.')[2]}"

    @property
    def stored_name(self) -> str:
        """Give the name that nobody guesses."""
        return str(self.file.name).rpartition("/")[2]

    @property
    def url(self) -> str:
        """Give the address that asks who is looking; the file itself has none."""
        return reverse("events:recording", args=[self.pk, self.stored_name or "weg"])
