"""Who speaks for the network on a theme, for how long, and on whose word."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from organisations.choices import Region
from people.querysets import AmbassadorshipQuerySet

from .person import Person


class Ambassadorship(models.Model):
    """One term of an ambassador; another term is another row."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="ambassadorships")
    themes = models.ManyToManyField(
        "themes.Theme", verbose_name=_("thema's"), related_name="ambassadorships"
    )
    region = models.CharField(_("regio"), max_length=20, choices=Region, default=Region.NATIONAL)
    pledge = models.CharField(_("belofte"), max_length=280, blank=True)
    starts_on = models.DateField(_("van"))
    ends_on = models.DateField(_("tot en met"))
    appointed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    appointed_at = models.DateTimeField(_("benoemd op"), auto_now_add=True)
    renewal_asked_at = models.DateTimeField(_("verlenging gevraagd op"), null=True, blank=True)
    wants_renewal = models.BooleanField(_("wil verlengen"), null=True, blank=True)
    # Stepped down, or was relieved, before the end of the term.
    ended_on = models.DateField(_("eerder gestopt op"), null=True, blank=True)

    objects = AmbassadorshipQuerySet.as_manager()

    class Meta:
        verbose_name = _("ambassadeurschap")
        verbose_name_plural = _("ambassadeurschappen")
        ordering = ("-starts_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="people_term_runs_forward",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.starts_on}"
