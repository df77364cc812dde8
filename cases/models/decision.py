"""What the asker decided, and how it went."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.choices import FollowUpState, Outcome
from cases.querysets import FollowUpQuerySet

from .dilemma import DilemmaPage


class DilemmaDecision(models.Model):
    """The decision; one for each dilemma."""

    dilemma = models.OneToOneField(DilemmaPage, on_delete=models.CASCADE, related_name="decision")
    weighing = models.TextField(_("hoe je alles woog"), max_length=4000, blank=True)
    option = models.CharField(_("wat je besloot"), max_length=300)
    argument = models.TextField(_("het belangrijkste argument"), max_length=2000)
    objection = models.TextField(_("het bezwaar dat je aanvaardt"), max_length=2000)
    harm_limited = models.TextField(_("hoe je de schade beperkt"), max_length=2000)

    class Meta:
        verbose_name = _("besluit")
        verbose_name_plural = _("besluiten")

    def __str__(self) -> str:
        return self.option


class FollowUp(models.Model):
    """One look back, some months after the decision; only the hash of its link is kept."""

    dilemma = models.ForeignKey(DilemmaPage, on_delete=models.CASCADE, related_name="follow_ups")
    months = models.PositiveSmallIntegerField(_("maanden na het besluit"))
    due_on = models.DateField(db_index=True)
    state = models.CharField(
        max_length=16, choices=FollowUpState, default=FollowUpState.PLANNED, db_index=True
    )
    asked_on = models.DateField(null=True, blank=True)
    token_hash = models.CharField(max_length=64, blank=True, db_index=True)
    answered_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(_("hoe ging het?"), max_length=16, choices=Outcome, blank=True)
    text = models.TextField(_("wat gebeurde er?"), max_length=3000, blank=True)
    lessons = models.TextField(_("wat leerde je?"), max_length=3000, blank=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("terugblik")
        verbose_name_plural = _("terugblikken")
        ordering = ("months",)
        constraints = (
            models.UniqueConstraint(fields=["dilemma", "months"], name="cases_follow_up_once"),
        )

    def __str__(self) -> str:
        return f"{self.dilemma_id} {self.months}"


class DilemmaNews(models.Model):
    """Something the asker is to hear of; says which dilemma, never who."""

    dilemma = models.ForeignKey(DilemmaPage, on_delete=models.CASCADE, related_name="news")
    about = models.CharField(max_length=64)
    made_on = models.DateField(auto_now_add=True, db_index=True)
    told = models.BooleanField(default=False, db_index=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["dilemma", "about"], name="cases_news_once"),
        )

    def __str__(self) -> str:
        return f"{self.dilemma_id} {self.about}"
