"""What others did with a case: took it along, and applied it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.choices import Again, ReuseState, TakingAnswer, TimeBand
from cases.querysets import ReuseQuerySet, TakingQuerySet

from .case import CasePage


class Taking(models.Model):
    """Somebody took a case along; a month later we ask, once, whether it was used."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="takings"
    )
    case = models.ForeignKey(CasePage, on_delete=models.CASCADE, related_name="takings")
    taken_at = models.DateTimeField(_("meegenomen op"), auto_now_add=True, db_index=True)
    asked_at = models.DateTimeField(_("gevraagd op"), null=True, blank=True)
    answer = models.CharField(_("gebruikt?"), max_length=16, choices=TakingAnswer, blank=True)
    answered_at = models.DateTimeField(_("beantwoord op"), null=True, blank=True)

    objects = TakingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meegenomen praktijkvoorbeeld")
        verbose_name_plural = _("meegenomen praktijkvoorbeelden")
        ordering = ("-taken_at", "-pk")
        constraints = (models.UniqueConstraint(fields=["user", "case"], name="cases_taking_once"),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.case_id}"


class Reuse(models.Model):
    """An organisation applied a case of another; `adapted` is their own case about it, if there is one."""

    original = models.ForeignKey(CasePage, on_delete=models.CASCADE, related_name="reuses")
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisatie"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reuses",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    adapted = models.ForeignKey(
        CasePage,
        verbose_name=_("eigen praktijkvoorbeeld"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="based_on",
    )
    month = models.DateField(_("wanneer"))
    changed = models.TextField(_("wat jullie anders deden"), max_length=600)
    effort = models.CharField(_("tijd"), max_length=16, choices=TimeBand)
    result = models.TextField(_("wat het opleverde"), max_length=600)
    again = models.CharField(_("zou je het weer doen?"), max_length=8, choices=Again)
    state = models.CharField(
        _("stand"), max_length=16, choices=ReuseState, default=ReuseState.SHOWN
    )
    created_at = models.DateTimeField(_("verteld op"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)

    objects = ReuseQuerySet.as_manager()

    class Meta:
        verbose_name = _("toepassing")
        verbose_name_plural = _("toepassingen")
        ordering = ("-month", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["original", "organisation"],
                condition=Q(state=ReuseState.SHOWN),
                name="cases_reuse_once",
            ),
            models.CheckConstraint(
                condition=Q(adapted=None) | ~Q(adapted=F("original")),
                name="cases_reuse_not_of_itself",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.original_id}"
