"""Who wrote what, apart from what was written, and not readable from the database alone."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.choices import SealedKind
from cases.querysets import SealedAuthorQuerySet


class SealedAuthor(models.Model):
    """The link from one dilemma or piece of advice to a person.

    `mark` answers "is it of this person?" for who holds the key, differs for every reference and so
    does not tell that two are of one person. `sealed` holds the number of the account and what the
    asker chose for the look back (see `cases.services.dilemmas.authors`). No row says when it was made.
    """

    kind = models.CharField(max_length=16, choices=SealedKind)
    reference = models.UUIDField(help_text="the pseudonym that logs know it by")
    mark = models.CharField(max_length=64, unique=True)
    sealed = models.TextField()
    erase_on = models.DateField(null=True, blank=True, db_index=True)

    objects = SealedAuthorQuerySet.as_manager()

    class Meta:
        verbose_name = _("verzegelde auteur")
        verbose_name_plural = _("verzegelde auteurs")
        constraints = (
            models.UniqueConstraint(fields=["kind", "reference"], name="cases_sealed_once"),
        )

    def __str__(self) -> str:
        return str(self.reference)
