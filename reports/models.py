"""What was reported about one thing is one dossier, however many report it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .choices import AppealState, DossierState, Reason
from .policies.judging import LONGEST_APPEAL, LONGEST_REASON
from .policies.reporting import LONGEST_TEXT
from .querysets import DossierQuerySet, ReportQuerySet


class Dossier(models.Model):
    """Everything reported about one thing, and what was decided; names neither title nor author.

    `kind` and `key` say about what, as `alliantie.reportable` knows it; no foreign key leads there.
    """

    kind = models.SlugField(_("soort"), max_length=32)
    key = models.BigIntegerField()
    reason = models.CharField(_("eerste reden"), max_length=20, choices=Reason)
    state = models.CharField(
        _("stand"), max_length=8, choices=DossierState, default=DossierState.OPEN, db_index=True
    )
    # What the app that owns the thing needs to undo the hiding.
    memory = models.CharField(max_length=64, blank=True)
    opened_at = models.DateTimeField(_("gemeld op"), default=timezone.now)
    promised_on = models.DateField(_("antwoord voor"))
    decided_at = models.DateTimeField(_("besloten op"), null=True, blank=True, db_index=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decision = models.TextField(_("waarom"), max_length=LONGEST_REASON, blank=True)
    appeal_state = models.CharField(
        _("bezwaar"), max_length=8, choices=AppealState, default=AppealState.NONE, blank=True
    )
    appeal = models.TextField(_("wat de schrijver zegt"), max_length=LONGEST_APPEAL, blank=True)
    # A day and no moment: when the asker of a dilemma was busy is nobody's business.
    appealed_on = models.DateField(null=True, blank=True)
    appeal_promised_on = models.DateField(null=True, blank=True)
    appeal_decided_at = models.DateTimeField(null=True, blank=True)
    appeal_decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    appeal_decision = models.TextField(_("waarom"), max_length=LONGEST_REASON, blank=True)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = _("dossier van meldingen")
        verbose_name_plural = _("dossiers van meldingen")
        ordering = ("opened_at", "pk")
        indexes = (models.Index(fields=["kind", "key"], name="reports_about"),)
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "key"],
                condition=Q(state=DossierState.OPEN),
                name="reports_one_open_dossier",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Report(models.Model):
    """What one person finds wrong."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # Of a visitor who wants an answer.
    email = models.EmailField(_("e-mailadres"), blank=True)
    reason = models.CharField(_("wat is er mis?"), max_length=20, choices=Reason)
    text = models.TextField(_("toelichting"), max_length=LONGEST_TEXT, blank=True)
    sent_at = models.DateTimeField(_("gemeld op"), default=timezone.now)
    # A fingerprint by which the same person, or the same place, counts once.
    who = models.CharField(max_length=64, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("melding")
        verbose_name_plural = _("meldingen")
        ordering = ("sent_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["dossier", "who"], condition=~Q(who=""), name="reports_once_a_person"
            ),
        )

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.reason}"
