"""House rules and terms as they stood, and who agreed with which version."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.choices import TermsKind
from accounts.querysets import TermsQuerySet


class TermsVersion(models.Model):
    """One text as it was published; it never changes, so that everybody can read what they agreed with."""

    kind = models.CharField(_("soort"), max_length=16, choices=TermsKind)
    number = models.PositiveIntegerField(_("versie"))
    title = models.CharField(_("titel"), max_length=255)
    text = models.TextField(_("tekst"), help_text="harmless HTML, made by nh3")
    published_at = models.DateTimeField(_("online sinds"))
    # Set when members must agree anew; a small edit has no day.
    agree_from = models.DateField(_("akkoord nodig vanaf"), null=True, blank=True)
    # Set when the page went offline: from then on nobody is asked anything.
    ended_at = models.DateTimeField(_("offline sinds"), null=True, blank=True)

    objects = TermsQuerySet.as_manager()

    class Meta:
        verbose_name = _("versie van afspraken")
        verbose_name_plural = _("versies van afspraken")
        ordering = ("kind", "-number")
        constraints = (
            models.UniqueConstraint(fields=["kind", "number"], name="accounts_terms_number_once"),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.number}"

    def get_absolute_url(self) -> str:
        """Give the page with exactly this text."""
        return reverse("terms:version", args=[self.kind, self.number])


class Acceptance(models.Model):
    """Somebody agreed with one version."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="acceptances"
    )
    version = models.ForeignKey(TermsVersion, on_delete=models.PROTECT, related_name="acceptances")
    accepted_at = models.DateTimeField(_("akkoord op"), auto_now_add=True)

    class Meta:
        verbose_name = _("akkoord")
        verbose_name_plural = _("akkoorden")
        constraints = (
            models.UniqueConstraint(fields=["user", "version"], name="accounts_acceptance_once"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.version_id}"
