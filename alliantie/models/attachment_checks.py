"""Whether everybody can read a file, so that its author can mend it and a visitor is warned."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliantie.choices import CheckState, Finding, TextReason
from alliantie.querysets import AttachmentCheckQuerySet


class AttachmentCheck(models.Model):
    """What was found in one file, what its author said of it, and whether that was asked.

    `file_name` tells which file, as with its words. `findings` holds values of `Finding`; `hinders`
    says whether one of them keeps people from reading. All of it goes when the file goes.
    """

    attachment = models.OneToOneField(
        "alliantie.Attachment", primary_key=True, on_delete=models.CASCADE, related_name="access"
    )
    file_name = models.CharField(_("bestandsnaam"), max_length=255)
    state = models.CharField(
        _("stand"), max_length=16, choices=CheckState, default=CheckState.WAITING
    )
    reason = models.CharField(_("reden"), max_length=16, choices=TextReason, blank=True)
    findings = models.JSONField(_("bevindingen"), default=list, blank=True)
    hinders = models.BooleanField(_("niet voor iedereen te lezen"), default=False)
    pages = models.PositiveIntegerField(_("bladzijden"), default=0)
    language = models.CharField(_("taal"), max_length=35, blank=True)
    version = models.CharField(_("versie van de controle"), max_length=16, blank=True)
    attempts = models.PositiveSmallIntegerField(_("pogingen"), default=0)
    checked_at = models.DateTimeField(_("gecontroleerd op"), null=True, blank=True)
    changed_at = models.DateTimeField(_("gewijzigd op"), default=timezone.now)
    excuse = models.TextField(_("waarom het niet anders kan"), blank=True, max_length=500)
    excuse_until = models.DateField(_("reden geldt tot en met"), null=True, blank=True)
    asked_at = models.DateTimeField(_("auteur gevraagd op"), null=True, blank=True)

    objects = AttachmentCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("controle van een bestand")
        verbose_name_plural = _("controles van bestanden")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "changed_at"], name="alliantie_check_state"),
            models.Index(
                fields=["hinders"], condition=models.Q(hinders=True), name="alliantie_check_hinders"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attachment_id} {self.state}"

    @property
    def found(self) -> list[Finding]:
        """Give the findings in the order of the vocabulary, the worst first."""
        return [one for one in Finding if one.value in self.findings]
