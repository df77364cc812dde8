"""A dilemma: a question with no right answer."""

from typing import Any, ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager

from alliantie.http import ActorRequest
from alliantie.visibility import VISITOR
from cases.choices import AskerSector, DilemmaState, NameChoice, Outcome, Readers
from cases.page_permissions import NothingAllowed
from cases.policies.dilemma_finding import may_be_found
from cases.querysets import DilemmaQuerySet
from themes.models import ThemedPage


class DilemmaPage(ThemedPage):
    """A question somebody wants advice on; the title is the question.

    Who asked stands in no field, version or log line of the page: only in a sealed row
    (`SealedAuthor`), and in `asker` and `organisation` as far as they chose to be named. Everything
    people address it by is `reference`, a random number.
    """

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    situation = models.TextField(_("Wat speelt er?"), max_length=6000)
    sector = models.CharField(_("waar speelt het?"), max_length=20, choices=AskerSector, blank=True)
    decide_by = models.DateField(_("beslissen voor"), null=True, blank=True)
    question_reason = models.CharField(
        _("waarom de vraag zo moet blijven"), max_length=300, blank=True
    )

    state = models.CharField(
        _("stand"), max_length=16, choices=DilemmaState, default=DilemmaState.DRAFT, db_index=True
    )
    name_choice = models.CharField(
        _("wie ziet wie ik ben?"), max_length=20, choices=NameChoice, default=NameChoice.ANONYMOUS
    )
    readers = models.CharField(
        _("wie mag dit lezen?"), max_length=20, choices=Readers, default=Readers.MEMBERS
    )
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="only of who chose to be named",
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisatie"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="dilemmas",
        help_text="only of who chose to show it",
    )
    # Too few people share the sector to name it beside somebody who does not want to be found.
    sector_withheld = models.BooleanField(default=False)
    may_be_indexed = models.BooleanField(
        _("zoekmachines mogen dit al tonen voor het is afgesloten"), default=False
    )
    submitted_on = models.DateField(_("ingestuurd op"), null=True, blank=True)
    checked_at = models.DateTimeField(_("veiligheidscheck gedaan op"), null=True, blank=True)
    opened_on = models.DateField(_("online sinds"), null=True, blank=True, db_index=True)
    weighing_since = models.DateField(_("wordt gewogen sinds"), null=True, blank=True)
    decided_on = models.DateField(_("besloten op"), null=True, blank=True)
    closed_on = models.DateField(_("afgesloten op"), null=True, blank=True)
    outcome = models.CharField(_("hoe ging het?"), max_length=16, choices=Outcome, blank=True)
    unknown_since = models.DateField(_("onbekend sinds"), null=True, blank=True)

    source = models.CharField(_("register"), max_length=40, blank=True, db_index=True)
    source_label = models.CharField(_("naam van het register"), max_length=120, blank=True)
    source_id = models.CharField(_("nummer in het register"), max_length=120, blank=True)
    source_url = models.URLField(_("adres in het register"), max_length=500, blank=True)
    source_licence = models.CharField(_("licentie van het register"), max_length=80, blank=True)
    source_digest = models.CharField(
        max_length=64, blank=True, help_text="fingerprint of the row, to see whether it changed"
    )

    may_be_linked_around: ClassVar[bool] = False
    row_fields: ClassVar[tuple[str, ...]] = (
        *ThemedPage.row_fields,
        "reference",
        "state",
        "name_choice",
        "readers",
        "asker",
        "organisation",
        "sector_withheld",
        "may_be_indexed",
        "decide_by",
        "submitted_on",
        "checked_at",
        "opened_on",
        "weighing_since",
        "decided_on",
        "closed_on",
        "outcome",
        "unknown_since",
        "source",
        "source_label",
        "source_id",
        "source_url",
        "source_licence",
        "source_digest",
    )
    # What a version never holds, so that hiding one's name later leaves no trace in old versions.
    never_in_versions: ClassVar[tuple[str, ...]] = ("owner", "asker", "organisation")
    # Wagtail's index of references would remember a name that was hidden since.
    wagtail_reference_index_ignore = True
    parent_page_types: ClassVar[list[str]] = ["cases.DilemmaIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "cases/dilemmas/dilemma.html"
    is_creatable = False  # in the CMS; members ask on their desk

    objects = PageManager.from_queryset(DilemmaQuerySet)()

    edit_handler = ThemedPage.tabs([FieldPanel("title"), FieldPanel("situation")])

    class Meta:
        verbose_name = _("dilemma")
        verbose_name_plural = _("dilemma's")
        constraints = (
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~Q(source=""),
                name="cases_dilemma_source_once",
            ),
        )

    def get_admin_display_title(self) -> str:
        """Keep the question out of Wagtail's reports and log lines; it may be for few people."""
        return f"{_('Dilemma')} {self.reference.hex[:8]}"

    def permissions_for_user(self, user: Any) -> NothingAllowed:
        """Let nobody touch it with Wagtail's own screens; a moderator has the safety check."""
        return NothingAllowed(user, self)

    @property
    def may_be_found(self) -> bool:
        """Say whether search engines of others may show it."""
        return may_be_found(
            readers=self.readers, state=self.state, may_be_indexed=self.may_be_indexed
        )

    def get_sitemap_urls(self, request: Any = None) -> list[dict[str, Any]]:
        """Leave out of the sitemap what may not be found; no line says at which moment it changed."""
        if not self.may_be_found:
            return []
        urls: list[dict[str, Any]] = super().get_sitemap_urls(request)
        return [{"location": url["location"]} for url in urls]

    def serializable_data(self) -> dict[str, Any]:
        """Leave who asked out of what a version keeps."""
        data: dict[str, Any] = super().serializable_data()
        return data | dict.fromkeys(self.never_in_versions)

    def get_context(self, request: ActorRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add everything the page shows to who is looking."""
        from cases.presenting.dilemma import DilemmaPresentation

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        actor = getattr(request, "actor", VISITOR)
        number = request.GET.get("pagina", "1")
        context["shown"] = DilemmaPresentation(self, actor, number)
        return context
