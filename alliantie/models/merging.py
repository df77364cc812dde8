"""What was merged, and line by line what that changed, so that it can be undone."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alliantie.choices import RowChange


class Merge(models.Model):
    """One thing that went up in another; who did it and until when it can be undone."""

    kind = models.CharField(_("soort"), max_length=24)
    gone_key = models.PositiveBigIntegerField(_("nummer van wat wegging"))
    gone_label = models.CharField(_("wat wegging"), max_length=255, blank=True)
    kept_key = models.PositiveBigIntegerField(_("nummer van wat bleef"))
    kept_label = models.CharField(_("wat bleef"), max_length=255, blank=True)
    # Of how the one that went was left; the app that owns it knows by this whether it went on since.
    mark = models.CharField(max_length=64, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("wie"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    merged_at = models.DateTimeField(_("samengevoegd op"), db_index=True)
    undoable_until = models.DateTimeField(_("ongedaan te maken tot"))
    undone_at = models.DateTimeField(_("ongedaan gemaakt op"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ongedaan gemaakt door"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("samenvoeging")
        verbose_name_plural = _("samenvoegingen")
        ordering = ("-merged_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(gone_key=models.F("kept_key")), name="alliantie_merge_of_two"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.gone_key} {self.kept_key}"


class MergedRow(models.Model):
    """One change a merge made: a value of a row, a row that came, or a whole row that went.

    `person` is whose row it is: with the account the line goes too.
    """

    merge = models.ForeignKey(Merge, on_delete=models.CASCADE, related_name="rows")
    change = models.CharField(_("wat"), max_length=8, choices=RowChange)
    model = models.CharField(_("tabel"), max_length=80)
    object_key = models.CharField(_("nummer"), max_length=64)
    field = models.CharField(_("veld"), max_length=80, blank=True)
    part = models.CharField(_("deel van het veld"), max_length=80, blank=True)
    old = models.JSONField(_("was"), null=True, blank=True, encoder=DjangoJSONEncoder)
    new = models.JSONField(_("werd"), null=True, blank=True, encoder=DjangoJSONEncoder)
    has_stayed = models.BooleanField(_("bleef staan bij ongedaan maken"), default=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("regel van een samenvoeging")
        verbose_name_plural = _("regels van samenvoegingen")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.model} {self.object_key} {self.field}"
