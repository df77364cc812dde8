"""A use case ("praktijkvoorbeeld")."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.fields import RichTextField
from wagtail.models import PageManager

from alliantie.http import ActorRequest
from alliantie.visibility import VISITOR
from cases.choices import (
    CostBand,
    EvidenceGrade,
    Language,
    Licence,
    Method,
    Participation,
    Phase,
    Scale,
    Standing,
    TimeBand,
)
from cases.panels import CASE_PANELS
from cases.querysets import CaseQuerySet
from organisations.choices import Region
from themes.models import ThemedPage

STORY_FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "image"]


class CasePage(ThemedPage):
    """Something an organisation did and others can learn from; four fields publish, the rest completes."""

    summary = models.TextField(_("samenvatting"), max_length=280)
    lead_picture = models.ForeignKey(
        "alliantie.Picture",
        verbose_name=_("beeld"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisatie"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cases",
    )
    contact = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("contactpersoon"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    co_authors = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("medeauteurs"), blank=True, related_name="+"
    )
    region = models.CharField(_("regio"), max_length=20, choices=Region, blank=True, db_index=True)
    period_start = models.DateField(_("begonnen"), null=True, blank=True)
    period_end = models.DateField(_("afgerond"), null=True, blank=True)
    is_ongoing = models.BooleanField(_("loopt nog"), default=False)
    licence = models.CharField(_("licentie"), max_length=16, choices=Licence, default=Licence.CC_BY)
    language = models.CharField(_("taal"), max_length=8, choices=Language, default=Language.DUTCH)

    problem = RichTextField(_("Wat was het probleem?"), blank=True, features=STORY_FEATURES)
    context = RichTextField(_("Waar speelde het?"), blank=True, features=STORY_FEATURES)
    approach = RichTextField(_("Wat heb je gedaan?"), features=STORY_FEATURES)
    result = RichTextField(_("Wat kwam eruit?"), blank=True, features=STORY_FEATURES)
    went_wrong = RichTextField(_("Wat ging er mis?"), blank=True, features=STORY_FEATURES)
    lessons = RichTextField(_("Wat heb je geleerd?"), blank=True, features=STORY_FEATURES)
    repeat = RichTextField(
        _("Wat heeft een ander nodig om dit te doen?"), blank=True, features=STORY_FEATURES
    )

    participation = models.CharField(
        _("hoe doen mensen mee?"), max_length=16, choices=Participation, blank=True
    )
    method = models.CharField(_("werkwijze"), max_length=16, choices=Method, blank=True)
    scale = models.CharField(_("schaal"), max_length=16, choices=Scale, blank=True)
    phase = models.CharField(_("fase"), max_length=16, choices=Phase, blank=True)
    time_band = models.CharField(_("tijd"), max_length=16, choices=TimeBand, blank=True)
    cost_band = models.CharField(_("kosten"), max_length=16, choices=CostBand, blank=True)
    people_reached = models.PositiveIntegerField(_("bereikte mensen"), null=True, blank=True)
    evidence_grade = models.CharField(
        _("hoe goed weten we het?"), max_length=1, choices=EvidenceGrade, blank=True
    )

    standing = models.CharField(
        _("geldigheid"), max_length=16, choices=Standing, default=Standing.CURRENT, db_index=True
    )
    confirmed_at = models.DateTimeField(_("laatst bevestigd"), null=True, blank=True)

    source = models.CharField(_("register"), max_length=40, blank=True, db_index=True)
    source_label = models.CharField(_("naam van het register"), max_length=120, blank=True)
    source_id = models.CharField(_("nummer in het register"), max_length=120, blank=True)
    source_url = models.URLField(_("adres in het register"), max_length=500, blank=True)
    source_licence = models.CharField(_("licentie van het register"), max_length=80, blank=True)
    source_date = models.DateField(_("datum van het register"), null=True, blank=True)
    source_digest = models.CharField(
        max_length=64, blank=True, help_text="fingerprint of the row, to see whether it changed"
    )

    tags = ClusterTaggableManager(
        through="cases.CaseTag", verbose_name=_("onderwerpen"), blank=True
    )

    # Outside the revisions: who owns it, where it came from, whether it still holds.
    row_fields: ClassVar[tuple[str, ...]] = (
        *ThemedPage.row_fields,
        "organisation",
        "standing",
        "confirmed_at",
        "evidence_grade",
        "source",
        "source_id",
    )
    parent_page_types: ClassVar[list[str]] = ["cases.CaseIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "cases/case.html"

    objects = PageManager.from_queryset(CaseQuerySet)()

    edit_handler = ThemedPage.tabs(CASE_PANELS)

    class Meta:
        verbose_name = _("praktijkvoorbeeld")
        verbose_name_plural = _("praktijkvoorbeelden")
        constraints = (
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~Q(source=""),
                name="cases_source_once",
            ),
        )

    def get_context(self, request: ActorRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add everything the page shows to who is looking; a preview is shown in the same way."""
        from cases.presenting.case import CasePresentation

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["shown"] = CasePresentation(self, getattr(request, "actor", VISITOR))
        return context
