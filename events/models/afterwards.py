"""What is asked of participants afterwards."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .registration import new_secret


class Evaluation(models.Model):
    """What one participant thought, without who; the invitation is spent when it is answered."""

    event = models.ForeignKey(
        "events.EventPage", on_delete=models.CASCADE, related_name="evaluations"
    )
    grade = models.PositiveSmallIntegerField(_("hoe was het?"))
    learned = models.CharField(_("wat neem je mee?"), max_length=500, blank=True)
    better = models.CharField(_("wat kan beter?"), max_length=500, blank=True)
    answered_on = models.DateField()

    class Meta:
        verbose_name = _("evaluatie")
        constraints = (
            models.CheckConstraint(
                condition=Q(grade__gte=1) & Q(grade__lte=5), name="events_grade_one_to_five"
            ),
        )

    def __str__(self) -> str:
        return str(self.grade)


class AfterAsk(models.Model):
    """What we ask a participant afterwards: how it was, and after thirty days whether it was used."""

    registration = models.OneToOneField(
        "events.Registration", on_delete=models.CASCADE, related_name="after"
    )
    secret = models.CharField(max_length=40, unique=True, default=new_secret)
    evaluated_at = models.DateTimeField(null=True, blank=True)
    asked_used_at = models.DateTimeField(null=True, blank=True)
    used = models.CharField(max_length=8, blank=True)
    used_told = models.CharField(_("waarvoor?"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("vraag achteraf")

    def __str__(self) -> str:
        return str(self.registration)
