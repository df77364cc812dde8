"""The queue of announcements, and what is online with what changed lately on top."""

from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from alliantie.models import Decision
from cases.curation.queue import QueueView
from events.calendaring.clocks import named
from events.choices import EventState
from events.models import EventPage

# How "Vandaag" names an announcement.
MEETING = "bijeenkomst"


def review_url(event: EventPage) -> str:
    """Give the address where an announcement is judged."""
    return reverse("event_review", args=[event.pk])


def offline_url(event: EventPage) -> str:
    """Give the address where a meeting is looked at again."""
    return reverse("event_offline", args=[event.pk])


def begins(event: EventPage) -> str:
    """Say when it begins, on its own clock; a day to come is not told as so long ago."""
    if event.starts_at is None:
        return ""
    local = event.starts_at.astimezone(ZoneInfo(event.zone)).replace(tzinfo=None)
    return named(date_format(local, "j F Y H:i"), event.zone)


class EventQueueView(QueueView):
    """What waits for an answer; the one that came first stands on top."""

    page_title = _("Aangekondigde bijeenkomsten")
    header_icon = "date"
    index_url_name = "event_queue"
    index_results_url_name = "event_queue_results"
    columns: ClassVar[list[Column]] = [
        TitleColumn("title", label=_("Bijeenkomst"), accessor="title", get_url=review_url),
        Column("organisation", label=_("Organisatie"), accessor="organisation"),
        Column("starts_at", label=_("Begint"), accessor=begins),
        DateColumn("submitted_at", label=_("Ingestuurd")),
        Column("answer_due_on", label=_("Antwoord beloofd voor")),
    ]
    list_export: ClassVar[list[str]] = ["title", "submitted_at", "answer_due_on"]

    def get_base_queryset(self) -> QuerySet[Any]:
        """Select what has no answer yet, oldest first."""
        asked = EventPage.objects.filter(state=EventState.SUBMITTED)
        rows = Decision.objects.not_among(asked, MEETING).select_related("organisation")
        return rows.order_by("submitted_at", "pk")


class EventsOnlineView(EventQueueView):
    """What stands on the site; what its host changed last stands on top."""

    page_title = _("Bijeenkomsten online")
    index_url_name = "events_online"
    index_results_url_name = "events_online_results"
    columns: ClassVar[list[Column]] = [
        TitleColumn("title", label=_("Bijeenkomst"), accessor="title", get_url=offline_url),
        Column("state", label=_("Stand"), accessor="get_state_display"),
        Column("organisation", label=_("Organisatie"), accessor="organisation"),
        Column("starts_at", label=_("Begint"), accessor=begins),
        DateColumn("changed_at", label=_("Laatst gewijzigd")),
    ]
    list_export: ClassVar[list[str]] = ["title", "state", "starts_at", "changed_at"]

    def get_base_queryset(self) -> QuerySet[Any]:
        """Select what is online."""
        rows = EventPage.objects.filter(live=True).select_related("organisation")
        return rows.order_by("-changed_at", "-pk")
