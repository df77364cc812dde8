"""Mail waiting to be sent: a row written with the change that caused it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alliantie.choices import Bounce
from alliantie.querysets import MailQuerySet


class OutgoingMail(models.Model):
    """One mail; what it says is forgotten once it is sent."""

    template = models.CharField(_("sjabloon"), max_length=80)
    recipient = models.EmailField(_("aan"), blank=True)
    context = models.JSONField(default=dict)
    reply_to = models.CharField(_("antwoord aan"), max_length=254, blank=True)
    headers = models.JSONField(default=dict, blank=True)
    calendar = models.TextField(_("afspraak"), blank=True)
    # The last mail to somebody who is erased: the address goes as soon as it was used.
    forgets_recipient = models.BooleanField(default=False)
    once_key = models.CharField(max_length=120, unique=True, null=True, blank=True)
    created_at = models.DateTimeField(_("gemaakt op"), auto_now_add=True, db_index=True)
    sent_at = models.DateTimeField(_("verstuurd op"), null=True, blank=True)
    # While the mail server is away: how often we tried, and when last.
    attempts = models.PositiveSmallIntegerField(_("pogingen"), default=0)
    tried_at = models.DateTimeField(_("laatst geprobeerd op"), null=True, blank=True)
    given_up_at = models.DateTimeField(_("opgegeven op"), null=True, blank=True)
    bounce = models.CharField(_("teruggekomen"), max_length=8, choices=Bounce, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = _("uitgaande mail")
        verbose_name_plural = _("uitgaande mail")

    def __str__(self) -> str:
        return f"{self.template} {self.pk}"
