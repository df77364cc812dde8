"""What site admins changed of the words that the site uses by itself."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class MailWording(models.Model):
    """The changed parts of one kind of mail; a part that is not in it says the standard text."""

    name = models.CharField(_("mail"), max_length=80, primary_key=True)
    texts = models.JSONField(_("teksten"), default=dict)
    changed_at = models.DateTimeField(_("veranderd op"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("tekst van een mail")
        verbose_name_plural = _("teksten van mails")

    def __str__(self) -> str:
        return self.name


class FeatureOff(models.Model):
    """A part of the site that this network does not use; without a row it is on."""

    name = models.CharField(_("onderdeel"), max_length=40, primary_key=True)
    switched_at = models.DateTimeField(_("uitgezet op"))
    switched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("onderdeel dat uit staat")
        verbose_name_plural = _("onderdelen die uit staan")

    def __str__(self) -> str:
        return self.name


class HelpText(models.Model):
    """The changed help of one field: the name of its form, a dot, the name of the field."""

    name = models.CharField(_("veld"), max_length=120, primary_key=True)
    text = models.CharField(_("hulptekst"), max_length=400)
    changed_at = models.DateTimeField(_("veranderd op"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("hulptekst")
        verbose_name_plural = _("hulpteksten")

    def __str__(self) -> str:
        return self.name
