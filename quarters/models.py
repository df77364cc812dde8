"""The page of a quarter: what editors add to the numbers."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from alliantie.numbers.spans import Quarter

from .querysets import QuarterReportQuerySet

INTRO_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class QuarterReport(ClusterableModel):
    """A quarter that is over; its numbers are kept apart, so that nobody edits them here."""

    year = models.PositiveSmallIntegerField(_("jaar"))
    number = models.PositiveSmallIntegerField(_("kwartaal"))
    intro = RichTextField(_("inleiding"), blank=True, features=INTRO_FEATURES)
    is_public = models.BooleanField(
        _("openbaar"),
        default=False,
        help_text=_("Staat dit uit, dan ziet alleen de redactie deze pagina."),
    )
    prepared_at = models.DateTimeField(_("klaargezet op"), auto_now_add=True)

    objects = QuarterReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("kwartaaloverzicht")
        verbose_name_plural = _("kwartaaloverzichten")
        ordering = ("-year", "-number")
        constraints = (
            models.UniqueConstraint(fields=["year", "number"], name="quarters_report_once"),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=4), name="quarters_report_of_a_quarter"
            ),
        )

    def __str__(self) -> str:
        return self.quarter.label.capitalize()

    @property
    def quarter(self) -> Quarter:
        """Give the months it is about."""
        return Quarter(self.year, self.number)

    def get_absolute_url(self) -> str:
        """Give the page."""
        return reverse("quarters:report", args=[self.year, self.number])


class Story(Orderable):
    """A use case that editors put with a quarter; it is shown to who may read it."""

    report = ParentalKey(QuarterReport, on_delete=models.CASCADE, related_name="stories")
    case = models.ForeignKey(
        "cases.CasePage",
        verbose_name=_("praktijkvoorbeeld"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels: ClassVar[list[Any]] = [PageChooserPanel("case")]

    def __str__(self) -> str:
        return str(self.case_id)
