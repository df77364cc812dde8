"""The outbox: what the index does not know yet."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.querysets import PendingEntryQuerySet


class PendingEntry(models.Model):
    """A change of content that the index has still to take over; gone when it has.

    `version` changes with every change of the content, so that a change made while the worker is
    busy with the previous one is not taken for done.
    """

    key = models.CharField(_("sleutel"), max_length=120, unique=True)
    version = models.BigIntegerField(_("versie"))
    queued_at = models.DateTimeField(_("klaargezet"), db_index=True)
    attempts = models.PositiveSmallIntegerField(_("pogingen"), default=0)

    objects = PendingEntryQuerySet.as_manager()

    class Meta:
        """Oldest first."""

        ordering: ClassVar = ["queued_at", "pk"]
        verbose_name = _("nog te verwerken wijziging")
        verbose_name_plural = _("nog te verwerken wijzigingen")

    def __str__(self) -> str:
        """Give the key."""
        return self.key
