"""Find a meeting on the desk of its host; anybody else's does not exist here."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from alliantie.visibility import Actor
from events.models import EventPage
from events.services import hosts


def own_event(actor: Actor, slug: str) -> EventPage:
    """Give a meeting this person announced or helps with, to look at; others do not exist here.

    Who left its organisation still finds it; nothing about people hangs on this.
    """
    found = _found(slug)
    if not hosts.runs(found, actor):
        raise Http404
    return found


def run_event(actor: Actor, slug: str) -> EventPage:
    """Give a meeting this person runs today; who left its organisation works on it no more."""
    found = _found(slug)
    if not hosts.may_run(found, actor):
        raise Http404
    return found


def _found(slug: str) -> EventPage:
    rows = EventPage.objects.select_related("organisation", "seats", "door", "report")
    return get_object_or_404(rows, slug=slug)
