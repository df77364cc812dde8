"""What an editor decided and can still take back."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alliantie.choices import DecisionState
from alliantie.querysets import DecisionQuerySet


class Decision(models.Model):
    """One decision that is not carried out yet; once it is, the row is gone.

    As with work that is taken, no foreign key points to the work itself. What was filled in is kept
    so that it is there again when the decision is taken back, or could not be carried out.
    """

    kind = models.CharField(_("soort werk"), max_length=32)
    key = models.PositiveBigIntegerField(_("nummer"))
    title = models.CharField(_("waarover"), max_length=255, blank=True)
    state = models.CharField(
        _("stand"), max_length=12, choices=DecisionState, default=DecisionState.WAITING
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    decided_at = models.DateTimeField(_("besloten op"))
    filled_in = models.JSONField(_("ingevuld"), default=dict)
    why_not = models.TextField(_("waarom niet"), blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("besluit dat wacht")
        verbose_name_plural = _("besluiten die wachten")
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "key"],
                condition=models.Q(state=DecisionState.WAITING),
                name="alliantie_decided_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
