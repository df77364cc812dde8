"""Receipts: a form that was accepted once gets the same answer again."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Receipt(models.Model):
    """The answer given to one form key."""

    key = models.UUIDField(unique=True)
    purpose = models.CharField(max_length=64)
    owner = models.CharField(
        max_length=64, help_text="user:<id> or session hash; another owner gets no answer"
    )
    answer = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("ontvangstbewijs")
        verbose_name_plural = _("ontvangstbewijzen")

    def __str__(self) -> str:
        return f"{self.purpose} {self.key}"
