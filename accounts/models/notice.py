"""What we tell somebody, how they want to hear it, and whether their mail still arrives."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.choices import Delivery
from accounts.querysets import NoticeQuerySet


class Notice(models.Model):
    """One message on somebody's desk; `url` is a path on this site, asked again who may see it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    kind = models.CharField(max_length=40)
    text = models.CharField(_("bericht"), max_length=200)
    url = models.CharField(max_length=300)
    once_key = models.CharField(max_length=120)
    created_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True, db_index=True)
    read_at = models.DateTimeField(_("gelezen op"), null=True, blank=True)
    # Sent at once, or taken along in a weekly mail; never both.
    mailed_at = models.DateTimeField(_("gemaild op"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("bericht")
        verbose_name_plural = _("berichten")
        ordering = ("-created_at", "-pk")
        indexes = (models.Index(fields=["user", "read_at"]),)
        constraints = (
            models.UniqueConstraint(fields=["user", "once_key"], name="accounts_notice_once"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class NoticeChoice(models.Model):
    """How somebody wants to hear of one kind; without a row the kind's own standard holds."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notice_choices"
    )
    kind = models.CharField(max_length=40)
    delivery = models.CharField(max_length=16, choices=Delivery)

    class Meta:
        verbose_name = _("keuze voor berichten")
        verbose_name_plural = _("keuzes voor berichten")
        constraints = (
            models.UniqueConstraint(fields=["user", "kind"], name="accounts_choice_once"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.delivery}"


class MailStanding(models.Model):
    """Whether mail still arrives at somebody, and whether they want the weekly mail and the round."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_standing"
    )
    wants_weekly = models.BooleanField(_("weekmail"), default=True)
    wants_round = models.BooleanField(_("rondje"), default=True)
    # Set after too many bounces: nothing is sent until the address is confirmed anew.
    undeliverable_since = models.DateTimeField(_("onbestelbaar sinds"), null=True, blank=True)

    class Meta:
        verbose_name = _("stand van de mail")
        verbose_name_plural = _("standen van de mail")

    def __str__(self) -> str:
        return str(self.user_id)
