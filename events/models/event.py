"""A meeting ("bijeenkomst")."""

from typing import Any, ClassVar
from uuid import uuid4

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.admin.panels import CommentPanel, FieldPanel, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager

from alliantie.http import ActorRequest
from alliantie.panels import more
from alliantie.visibility import VISITOR
from events.choices import EventFormat, EventKind, EventLevel, EventState, Mode, Zone
from events.page_permissions import WordsOnly
from events.querysets import EventQuerySet
from organisations.choices import Region
from themes.models import ThemedPage

from .tag import EventTag

TEXT_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link"]


class EventPage(ThemedPage):
    """A moment at which people meet; five fields announce it, the rest completes.

    Words (title, goal, description, themes) have versions. All that people plan by (when, where,
    how many, cancelled) belongs to the row: an older version never moves an appointment.
    """

    reference = models.UUIDField(default=uuid4, unique=True, editable=False)
    goal = models.TextField(_("Waar is het voor?"), max_length=400, blank=True)
    description = RichTextField(_("Wat ga je doen?"), blank=True, features=TEXT_FEATURES)
    prepare = models.TextField(_("Hoe bereid je je voor?"), max_length=1000, blank=True)
    kind = models.CharField(
        _("soort"), max_length=20, choices=EventKind, default=EventKind.WORKSHOP, db_index=True
    )
    format = models.CharField(_("werkvorm"), max_length=20, choices=EventFormat, blank=True)
    level = models.CharField(_("voor wie"), max_length=16, choices=EventLevel, blank=True)
    tags = ClusterTaggableManager(through=EventTag, verbose_name=_("onderwerpen"), blank=True)

    state = models.CharField(
        _("stand"), max_length=16, choices=EventState, default=EventState.DRAFT, db_index=True
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisatie"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="events",
    )
    starts_at = models.DateTimeField(_("begint"), null=True, blank=True, db_index=True)
    ends_at = models.DateTimeField(_("eindigt"), null=True, blank=True, db_index=True)
    zone = models.CharField(_("tijden van"), max_length=20, choices=Zone, default=Zone.NETHERLANDS)
    mode = models.CharField(_("waar"), max_length=12, choices=Mode, default=Mode.IN_PERSON)
    region = models.CharField(_("regio"), max_length=20, choices=Region, blank=True, db_index=True)
    venue = models.CharField(_("plek"), max_length=120, blank=True)
    address = models.CharField(_("adres"), max_length=200, blank=True)
    travel = models.TextField(_("Hoe kom je er?"), max_length=1000, blank=True)
    has_lift = models.BooleanField(_("Lift of alles gelijkvloers"), default=False)
    has_ring_line = models.BooleanField(_("Ringleiding"), default=False)
    has_sign_language = models.BooleanField(_("Tolk gebarentaal"), default=False)
    has_quiet_room = models.BooleanField(_("Stille ruimte"), default=False)
    access_note = models.TextField(_("Meer over toegankelijkheid"), max_length=600, blank=True)

    registers_elsewhere = models.URLField(
        _("aanmelden gaat ergens anders"), max_length=500, blank=True
    )
    opens_at = models.DateTimeField(_("aanmelden kan vanaf"), null=True, blank=True)
    closes_at = models.DateTimeField(_("aanmelden kan tot"), null=True, blank=True)
    per_organisation = models.PositiveSmallIntegerField(
        _("hoogstens per organisatie"), null=True, blank=True, validators=[MinValueValidator(1)]
    )

    series = models.ForeignKey(
        "events.Series",
        verbose_name=_("reeks"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="meetings",
    )
    series_number = models.PositiveSmallIntegerField(_("nummer in de reeks"), null=True, blank=True)

    calendar_uid = models.CharField(max_length=120, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    earlier = models.JSONField(
        default=list, blank=True, editable=False, help_text="how it was before each change"
    )
    submitted_at = models.DateTimeField(_("ingestuurd op"), null=True, blank=True)
    answer_due_on = models.DateField(_("antwoord beloofd voor"), null=True, blank=True)
    remark = models.TextField(_("opmerking van de redactie"), max_length=2000, blank=True)
    cancelled_at = models.DateTimeField(_("afgezegd op"), null=True, blank=True)
    cancel_reason = models.CharField(_("waarom het niet doorgaat"), max_length=300, blank=True)

    row_fields: ClassVar[tuple[str, ...]] = (
        *ThemedPage.row_fields,
        "reference",
        "state",
        "organisation",
        "starts_at",
        "ends_at",
        "zone",
        "mode",
        "region",
        "venue",
        "address",
        "travel",
        "has_lift",
        "has_ring_line",
        "has_sign_language",
        "has_quiet_room",
        "access_note",
        "registers_elsewhere",
        "opens_at",
        "closes_at",
        "per_organisation",
        "series",
        "series_number",
        "calendar_uid",
        "sequence",
        "changed_at",
        "earlier",
        "submitted_at",
        "answer_due_on",
        "remark",
        "cancelled_at",
        "cancel_reason",
    )
    parent_page_types: ClassVar[list[str]] = ["events.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "events/event.html"
    is_creatable = False  # in the CMS; also editors announce on their desk

    objects = PageManager.from_queryset(EventQuerySet)()

    edit_handler = ThemedPage.tabs(
        [
            TitleFieldPanel("title"),
            FieldPanel("goal"),
            FieldPanel("description"),
            FieldPanel("kind"),
            more(
                _("Meer"),
                FieldPanel("prepare"),
                FieldPanel("format"),
                FieldPanel("level"),
                FieldPanel("themes"),
                FieldPanel("tags"),
            ),
        ],
        # No schedule: a meeting that went away at a set time would go without a word to who comes.
        settings=[FieldPanel("audience"), CommentPanel()],
    )

    class Meta:
        verbose_name = _("bijeenkomst")
        verbose_name_plural = _("bijeenkomsten")
        constraints = (
            models.CheckConstraint(
                condition=Q(starts_at=None) | Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="events_end_after_start",
            ),
            models.UniqueConstraint(
                fields=["series", "series_number"],
                condition=Q(series_number__isnull=False),
                name="events_number_once_in_series",
            ),
        )

    def permissions_for_user(self, user: Any) -> WordsOnly:
        """Let editors change the words with Wagtail's screens, and nothing else."""
        return WordsOnly(user, self)

    def get_context(self, request: ActorRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add everything the page shows to who is looking; a preview is shown in the same way."""
        from events.presenting.event import EventPresentation

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["shown"] = EventPresentation(self, getattr(request, "actor", VISITOR))
        return context
