"""What the writing desk remembers beside the page itself."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alliantie.choices import Audience

from .case import CasePage


class PendingCase(models.Model):
    """What a newcomer typed before having an account; kept until the address is confirmed."""

    key = models.UUIDField(unique=True)
    email = models.EmailField(_("e-mailadres"))
    payload = models.JSONField(default=dict)
    page = models.ForeignKey(
        CasePage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("begonnen praktijkvoorbeeld")
        verbose_name_plural = _("begonnen praktijkvoorbeelden")

    def __str__(self) -> str:
        return str(self.key)


class Submission(models.Model):
    """One round with the editors: when it came in, by when an answer is promised, how it ended."""

    page = models.ForeignKey(CasePage, on_delete=models.CASCADE, related_name="submissions")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    submitted_at = models.DateTimeField(_("ingestuurd op"), auto_now_add=True, db_index=True)
    answer_due_on = models.DateField(_("antwoord uiterlijk"))
    answered_at = models.DateTimeField(_("beantwoord op"), null=True, blank=True)
    remark = models.TextField(_("opmerking van de redactie"), blank=True, max_length=2000)
    change_sentence = models.CharField(_("wat is er veranderd?"), max_length=200, blank=True)
    wanted_audience = models.CharField(
        _("gevraagd: wie mag dit zien?"), max_length=16, choices=Audience, blank=True
    )

    class Meta:
        verbose_name = _("inzending")
        verbose_name_plural = _("inzendingen")
        ordering = ("-submitted_at", "-pk")

    def __str__(self) -> str:
        return f"{self.page_id} {self.submitted_at:%Y-%m-%d}"


class DraftShare(models.Model):
    """A link to show a draft to somebody without an account; only the hash of its secret is stored."""

    page = models.ForeignKey(CasePage, on_delete=models.CASCADE, related_name="shares")
    token_hash = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    expires_at = models.DateTimeField(_("geldig tot"))
    revoked_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("leeslink")
        verbose_name_plural = _("leeslinks")

    def __str__(self) -> str:
        return f"{self.page_id} {self.expires_at:%Y-%m-%d}"
