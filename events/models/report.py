"""What came of a meeting."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from events.querysets.material import MaterialQuerySet
from events.querysets.report import ActionItemQuerySet, ReportLineQuerySet

from .event import TEXT_FEATURES


class Report(models.Model):
    """The report of one meeting, with how many came from where after the people are erased."""

    event = models.OneToOneField(
        "events.EventPage", on_delete=models.CASCADE, related_name="report"
    )
    text = RichTextField(_("Wat is er gezegd?"), blank=True, features=TEXT_FEATURES)
    published_at = models.DateTimeField(_("online sinds"), null=True, blank=True)
    attended = models.JSONField(
        default=dict, help_text="number of people per side, 'other' included"
    )

    class Meta:
        verbose_name = _("verslag")

    def __str__(self) -> str:
        return str(self.event)


class ReportLine(models.Model):
    """A line of a report: a decision, or a point of the round of news."""

    DECISION, ROUND = "decision", "round"
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(max_length=10, choices=[(DECISION, _("Besluit")), (ROUND, _("Rondje"))])
    text = models.CharField(_("tekst"), max_length=400)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    source = models.ForeignKey(
        "news.RoundLine", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    added_at = models.DateTimeField()

    objects = ReportLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("regel van het verslag")
        ordering = ("kind", "added_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["report", "source"], name="events_news_told_once"),
        )

    def __str__(self) -> str:
        return self.text


class ActionItem(models.Model):
    """Something somebody promised to do before a day."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="actions")
    text = models.CharField(_("wat gaat er gebeuren?"), max_length=300)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    owner_name = models.CharField(_("wie doet het?"), max_length=120, blank=True)
    due_on = models.DateField(_("voor"))
    done_at = models.DateTimeField(_("gedaan op"), null=True, blank=True)
    warned_at = models.DateTimeField(null=True, blank=True, help_text="reminded before the day")
    reminded_at = models.DateTimeField(null=True, blank=True, help_text="reminded on the day")

    objects = ActionItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("actie")
        ordering = ("due_on", "pk")

    def __str__(self) -> str:
        return self.text


class Material(models.Model):
    """A paper, a link or a recording; sound and film only with their words written out."""

    PAPER, LINK, MEDIA = "paper", "link", "media"
    event = models.ForeignKey(
        "events.EventPage", on_delete=models.CASCADE, related_name="materials"
    )
    kind = models.CharField(
        max_length=8,
        choices=[(PAPER, _("Document")), (LINK, _("Link")), (MEDIA, _("Film of geluid"))],
    )
    title = models.CharField(_("titel"), max_length=160)
    url = models.URLField(_("link"), max_length=500, blank=True)
    attachment = models.ForeignKey(
        "alliantie.Attachment", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recording = models.OneToOneField(
        "events.Recording",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="material",
    )
    # Of a film that stands on another site; a recording of ours holds its own words.
    transcript = models.TextField(_("uitgeschreven tekst"), max_length=200_000, blank=True)
    is_before = models.BooleanField(_("om je voor te bereiden"), default=False)
    is_podcast = models.BooleanField(_("aflevering van de podcast"), default=False)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = MaterialQuerySet.as_manager()

    class Meta:
        verbose_name = _("materiaal")
        ordering = ("-is_before", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(kind="media")
                | Q(recording__isnull=False)
                | ~Q(transcript="")
                | Q(published_at=None),
                name="events_no_media_without_words",
            ),
            # What is online of a recording is told by its own row, that knows whether it has words.
            models.CheckConstraint(
                condition=Q(recording=None) | Q(published_at=None),
                name="events_recording_tells_itself",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_online(self) -> bool:
        """Say whether it was put online."""
        return bool(self.published_at or (self.recording and self.recording.published_at))

    @property
    def address(self) -> str:
        """Give where it is read, heard or seen, by whoever may."""
        stored = self.recording or self.attachment
        return str(stored.url) if stored else self.url

    @property
    def words(self) -> str:
        """Give what is said in it, wherever that is kept."""
        return self.recording.transcript if self.recording else self.transcript
