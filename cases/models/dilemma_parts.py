"""What hangs on a dilemma and goes along with its versions, and for whom it is meant."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from cases.choices import LegalFrame, Stake, Value

from .dilemma import DilemmaPage


class DilemmaValue(Orderable):
    """Something that clashes."""

    page = ParentalKey(DilemmaPage, on_delete=models.CASCADE, related_name="values")
    value = models.CharField(_("wat botst er?"), max_length=24, choices=Value, db_index=True)

    class Meta(Orderable.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["page", "value"], name="cases_dilemma_value_once")
        ]

    def __str__(self) -> str:
        return self.value


class DilemmaFrame(Orderable):
    """A law that plays a part."""

    page = ParentalKey(DilemmaPage, on_delete=models.CASCADE, related_name="frames")
    frame = models.CharField(_("welke wet?"), max_length=16, choices=LegalFrame, db_index=True)

    class Meta(Orderable.Meta):
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["page", "frame"], name="cases_dilemma_frame_once")
        ]

    def __str__(self) -> str:
        return self.frame


class DilemmaAffected(Orderable):
    """Somebody who notices what is decided, also who does not take part in the talk."""

    page = ParentalKey(DilemmaPage, on_delete=models.CASCADE, related_name="affected")
    who = models.CharField(_("wie?"), max_length=120)
    stake = models.CharField(
        _("hoe?"), max_length=16, choices=Stake, default=Stake.INTERESTS, db_index=True
    )

    def __str__(self) -> str:
        return self.who


class DilemmaOption(Orderable):
    """One way out, with what it does and who bears it."""

    page = ParentalKey(DilemmaPage, on_delete=models.CASCADE, related_name="options")
    label = models.CharField(_("mogelijkheid"), max_length=120)
    effect = models.CharField(_("wat gebeurt er dan?"), max_length=300, blank=True)
    bearer = models.CharField(_("wie draagt dat?"), max_length=120, blank=True)

    def __str__(self) -> str:
        return self.label


class DilemmaVariant(Orderable):
    """A what-if, to see whether it would be different then."""

    page = ParentalKey(DilemmaPage, on_delete=models.CASCADE, related_name="variants")
    text = models.CharField(_("en als ...?"), max_length=200)

    def __str__(self) -> str:
        return self.text


class DilemmaReader(models.Model):
    """Somebody who may read a dilemma that is for invited people only."""

    page = models.ForeignKey(DilemmaPage, on_delete=models.CASCADE, related_name="invited_readers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["page", "user"], name="cases_dilemma_reader_once"),
        )

    def __str__(self) -> str:
        return f"{self.page_id} {self.user_id}"


class DilemmaHiddenFrom(models.Model):
    """An organisation whose people do not see a dilemma.

    The asker's own is never the only one: some of the same kind stand beside it, so that who is
    left out does not tell who asked.
    """

    page = models.ForeignKey(DilemmaPage, on_delete=models.CASCADE, related_name="hidden_from")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["page", "organisation"], name="cases_dilemma_hidden_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.page_id} {self.organisation_id}"


class DilemmaCase(models.Model):
    """A use case that came of a dilemma; shown only when the asker agreed."""

    page = models.ForeignKey(DilemmaPage, on_delete=models.CASCADE, related_name="became")
    case = models.OneToOneField(
        "cases.CasePage", on_delete=models.CASCADE, related_name="answers_dilemma"
    )

    def __str__(self) -> str:
        return f"{self.page_id} {self.case_id}"
