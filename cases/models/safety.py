"""Talks before anything is asked, and who looked behind a pseudonym."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .dilemma import DilemmaPage


class ConfidentialTalk(models.Model):
    """A request to talk with a confidential moderator first; sealed, and gone after a while."""

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    sealed = models.TextField(help_text="what was written, and how to answer")
    asked_on = models.DateField(auto_now_add=True)
    handled_on = models.DateField(null=True, blank=True)
    erase_on = models.DateField(db_index=True)

    class Meta:
        verbose_name = _("verzoek om een vertrouwelijk gesprek")
        verbose_name_plural = _("verzoeken om een vertrouwelijk gesprek")

    def __str__(self) -> str:
        return str(self.reference)


class Reveal(models.Model):
    """Who asked to see who is behind a dilemma, why, and whether a second one agreed."""

    dilemma = models.ForeignKey(DilemmaPage, on_delete=models.CASCADE, related_name="reveals")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.TextField(_("waarom is het nodig?"), max_length=1000)
    asked_at = models.DateTimeField(auto_now_add=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("onthulling")
        verbose_name_plural = _("onthullingen")

    def __str__(self) -> str:
        return f"{self.dilemma_id} {self.pk}"


class CheckRemark(models.Model):
    """What a moderator said at a safety check; the asker reads it on the desk."""

    dilemma = models.ForeignKey(DilemmaPage, on_delete=models.CASCADE, related_name="check_remarks")
    text = models.TextField(_("bericht aan de vrager"), max_length=2000)
    is_refusal = models.BooleanField(default=False)
    made_on = models.DateField(auto_now_add=True)

    class Meta:
        verbose_name = _("opmerking bij de veiligheidscheck")
        verbose_name_plural = _("opmerkingen bij de veiligheidscheck")
        ordering = ("-made_on", "-pk")

    def __str__(self) -> str:
        return f"{self.dilemma_id} {self.made_on}"
