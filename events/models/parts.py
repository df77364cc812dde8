"""What belongs to a meeting beside its page: the door, who organises along, who speaks, the programme."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .event import EventPage


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
