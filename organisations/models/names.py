"""The names and mail domains by which an organisation is recognised."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from organisations.choices import Verification

from .organisation import Organisation


class OrganisationName(models.Model):
    """One spelling of a name; `key` is that spelling as it is compared, so that variants meet."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("naam"), max_length=200)
    key = models.CharField(_("sleutel"), max_length=200, db_index=True)

    class Meta:
        verbose_name = _("andere naam")
        verbose_name_plural = _("andere namen")
        constraints = (
            models.UniqueConstraint(fields=["organisation", "key"], name="organisations_name_once"),
        )

    def __str__(self) -> str:
        return self.name


class EmailDomain(models.Model):
    """A mail domain; once verified, who has an address there is admitted at once."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="domains")
    domain = models.CharField(_("domein"), max_length=100, unique=True)
    verification = models.CharField(
        _("bevestiging"), max_length=16, choices=Verification, default=Verification.NONE
    )

    class Meta:
        verbose_name = _("e-maildomein")
        verbose_name_plural = _("e-maildomeinen")

    def __str__(self) -> str:
        return self.domain
