"""The doors of announcements in the CMS."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from alliantie.cms_menu import EditorsMenuItem
from alliantie.today.sources import WORK
from events.curation.queue import EventQueueView, EventsOnlineView
from events.curation.review import EventOfflineView, EventReviewView
from events.curation.today import AnnouncedMeetings

EVENTS_MENU = "register_events_menu_item"
hooks.register(WORK, AnnouncedMeetings)


@hooks.register("register_admin_urls")
def announcing_urls() -> list[URLPattern]:
    """Route the queue, judging, and what is online."""
    results = {"results_only": True}
    return [
        path("bijeenkomsten/", EventQueueView.as_view(), name="event_queue"),
        path(
            "bijeenkomsten/results/", EventQueueView.as_view(**results), name="event_queue_results"
        ),
        path("bijeenkomsten/online/", EventsOnlineView.as_view(), name="events_online"),
        path(
            "bijeenkomsten/online/results/",
            EventsOnlineView.as_view(**results),
            name="events_online_results",
        ),
        path("bijeenkomsten/<int:page_id>/", EventReviewView.as_view(), name="event_review"),
        path(
            "bijeenkomsten/<int:page_id>/van-de-site/",
            EventOfflineView.as_view(),
            name="event_offline",
        ),
    ]


@hooks.register("register_admin_menu_item")
def events_menu_item() -> MenuItem:
    """Gather what is about meetings under one entry."""
    menu = Menu(register_hook_name=EVENTS_MENU)
    return SubmenuMenuItem(
        _("Bijeenkomsten"), menu, name="bijeenkomsten", icon_name="date", order=63
    )


@hooks.register(EVENTS_MENU)
def queue_menu_item() -> MenuItem:
    """Lead to what waits."""
    return EditorsMenuItem(_("Aangekondigd"), reverse("event_queue"), icon_name="tasks", order=10)


@hooks.register(EVENTS_MENU)
def online_menu_item() -> MenuItem:
    """Lead to what is online."""
    return EditorsMenuItem(_("Online"), reverse("events_online"), icon_name="view", order=20)
