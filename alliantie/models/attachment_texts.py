"""The words inside a file, so that it is found by them."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliantie.choices import TextReason, TextState
from alliantie.querysets import AttachmentTextQuerySet


class AttachmentText(models.Model):
    """What was read in one file, or why nothing was; goes when the file goes.

    `file_name` tells which file: a stored file never changes and its name is drawn at random.
    """

    attachment = models.OneToOneField(
        "alliantie.Attachment", primary_key=True, on_delete=models.CASCADE, related_name="words"
    )
    file_name = models.CharField(_("bestandsnaam"), max_length=255)
    text = models.TextField(_("tekst"), blank=True)
    state = models.CharField(
        _("stand"), max_length=16, choices=TextState, default=TextState.WAITING
    )
    reason = models.CharField(_("reden"), max_length=16, choices=TextReason, blank=True)
    attempts = models.PositiveSmallIntegerField(_("pogingen"), default=0)
    changed_at = models.DateTimeField(_("gewijzigd op"), default=timezone.now)

    objects = AttachmentTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("tekst van een bestand")
        verbose_name_plural = _("teksten van bestanden")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "changed_at"], name="alliantie_text_state")
        ]

    def __str__(self) -> str:
        return f"{self.attachment_id} {self.state}"
