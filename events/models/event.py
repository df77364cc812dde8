"""A meeting ("bijeenkomst")."""

from typing import Any, ClassVar
from uuid import uuid4

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager

from alliantie.http import ActorRequest
from alliantie.visibility import VISITOR
from events.choices import EventFormat, EventKind, EventLevel, EventState, Mode, Zone
from events.querysets import EventQuerySet
from organisations.choices import Region
from themes.models import ThemedPage

TEXT_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link"]


class EventTag(ItemBase):
    """A free tag on a meeting."""

    tag = models.ForeignKey("themes.Tag", on_delete=models.CASCADE, related_name="event_items")
    content_object = ParentalKey(
        "events.EventPage", on_delete=models.CASCADE, related_name="tagged_items"
    )

    class Meta:
        unique_together = (("tag", "content_object"),)


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
    tags = ClusterTaggableManager(
        through="events.EventTag", verbose_name=_("onderwerpen"), blank=True
    )

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
            FieldPanel("title"),
            FieldPanel("goal"),
            FieldPanel("description"),
            FieldPanel("prepare"),
            FieldPanel("kind"),
            FieldPanel("format"),
            FieldPanel("level"),
            FieldPanel("themes"),
            FieldPanel("tags"),
        ]
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

    def get_context(self, request: ActorRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add everything the page shows to who is looking; a preview is shown in the same way."""
        from events.presenting.event import EventPresentation

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["shown"] = EventPresentation(self, getattr(request, "actor", VISITOR))
        return context


class EventDoor(models.Model):
    """Where an online meeting is held; apart from the page, so that no version or search holds it."""

    event = models.OneToOneField(EventPage, on_delete=models.CASCADE, related_name="door")
    url = models.URLField(_("link naar de bijeenkomst"), max_length=1000, blank=True)
    note = models.CharField(_("toegangscode of uitleg"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("link naar de bijeenkomst")

    def __str__(self) -> str:
        return str(self.event)


class CoHost(models.Model):
    """An organisation that organises along; whether it said yes never holds the meeting up."""

    event = models.ForeignKey(EventPage, on_delete=models.CASCADE, related_name="co_hosts")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="co_hosted"
    )
    state = models.CharField(max_length=12, default="asked")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("medeorganisator")
        constraints = (
            models.UniqueConstraint(fields=["event", "organisation"], name="events_co_host_once"),
        )

    def __str__(self) -> str:
        return str(self.organisation)


class EventPerson(models.Model):
    """Somebody who does something at a meeting: a member, or a guest known by name only."""

    event = models.ForeignKey(EventPage, on_delete=models.CASCADE, related_name="people")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="event_roles",
    )
    name = models.CharField(_("naam"), max_length=120, blank=True)
    about = models.CharField(_("van"), max_length=160, blank=True)
    side = models.CharField(_("kant"), max_length=12, blank=True)
    role = models.CharField(_("rol"), max_length=12, default="speaker")
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("spreker of gespreksleider")
        ordering = ("sort_order", "pk")

    def __str__(self) -> str:
        return self.name or str(self.user)


class EventLink(models.Model):
    """A use case or dilemma that a meeting is about."""

    event = models.ForeignKey(EventPage, on_delete=models.CASCADE, related_name="links")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("praktijkvoorbeeld of dilemma")
        constraints = (models.UniqueConstraint(fields=["event", "page"], name="events_link_once"),)

    def __str__(self) -> str:
        return str(self.page)


class ProgrammeItem(models.Model):
    """One part of the programme; parts at the same time stand beside each other."""

    event = models.ForeignKey(EventPage, on_delete=models.CASCADE, related_name="programme")
    starts_at = models.DateTimeField(_("begint"))
    ends_at = models.DateTimeField(_("eindigt"))
    title = models.CharField(_("titel"), max_length=160)
    room = models.CharField(_("ruimte"), max_length=80, blank=True)
    about = models.TextField(_("uitleg"), max_length=600, blank=True)

    class Meta:
        verbose_name = _("onderdeel van het programma")
        ordering = ("starts_at", "room", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="events_part_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Recipe(models.Model):
    """How to hold one kind of meeting; editors keep it, hosts read it."""

    format = models.CharField(_("werkvorm"), max_length=20, choices=EventFormat, unique=True)
    summary = models.CharField(_("in een zin"), max_length=200)
    minutes_from = models.PositiveSmallIntegerField(_("duur vanaf (minuten)"))
    minutes_to = models.PositiveSmallIntegerField(_("duur tot (minuten)"))
    people_from = models.PositiveSmallIntegerField(_("groep vanaf"))
    people_to = models.PositiveSmallIntegerField(_("groep tot"))
    materials = models.TextField(_("wat heb je nodig?"), max_length=1000, blank=True)
    access = models.TextField(_("zo kan iedereen meedoen"), max_length=1000, blank=True)
    steps = RichTextField(_("zo doe je het"), blank=True, features=TEXT_FEATURES)

    class Meta:
        verbose_name = _("recept")
        verbose_name_plural = _("recepten")
        ordering = ("format",)

    def __str__(self) -> str:
        return str(EventFormat(self.format).label)
