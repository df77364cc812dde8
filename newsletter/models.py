"""The weekly mail: one issue a week, one letter a person."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Issue(models.Model):
    """One week's mail: what became visible from `since` until `until`."""

    week = models.DateField(_("week van"), unique=True)
    since = models.DateTimeField(_("van"))
    until = models.DateTimeField(_("tot"))
    started_at = models.DateTimeField(_("begonnen op"), auto_now_add=True)
    finished_at = models.DateTimeField(_("klaar op"), null=True, blank=True)

    class Meta:
        verbose_name = _("weekmail")
        verbose_name_plural = _("weekmails")
        ordering = ("-week",)

    def __str__(self) -> str:
        return f"{self.week}"


class Letter(models.Model):
    """What one person got, or that there was nothing to tell; the row is what makes it once.

    `token` opens the one-click stop of this letter (RFC 8058) and nothing else.
    """

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="letters")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letters"
    )
    token = models.CharField(max_length=64, unique=True)
    items = models.PositiveSmallIntegerField(_("berichten"), default=0)
    made_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True)

    class Meta:
        verbose_name = _("brief")
        verbose_name_plural = _("brieven")
        constraints = (
            models.UniqueConstraint(fields=["issue", "user"], name="newsletter_letter_once"),
        )

    def __str__(self) -> str:
        return f"{self.issue_id} {self.user_id}"
