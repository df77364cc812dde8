"""What a host and the participants say to each other through the site."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .registration import Registration


class HostMail(models.Model):
    """A mail a host sent to the participants; addresses stay with the site."""

    event = models.ForeignKey("events.EventPage", on_delete=models.CASCADE, related_name="mails")
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    to_whom = models.CharField(max_length=16)
    subject = models.CharField(_("onderwerp"), max_length=150)
    text = models.TextField(_("bericht"), max_length=5000)
    recipients = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField()

    class Meta:
        verbose_name = _("mail aan deelnemers")
        ordering = ("-sent_at", "-pk")

    def __str__(self) -> str:
        return self.subject


class BoxQuestion(models.Model):
    """A question put in the box before the meeting."""

    event = models.ForeignKey("events.EventPage", on_delete=models.CASCADE, related_name="box")
    registration = models.ForeignKey(
        Registration, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.CharField(_("vraag"), max_length=300)
    asked_at = models.DateTimeField()
    is_answered = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("vraag vooraf")
        ordering = ("asked_at", "pk")

    def __str__(self) -> str:
        return self.text
