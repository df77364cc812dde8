"""Full addresses that leave the site: in mails and appointments."""

from django.conf import settings
from django.urls import reverse

from events.models import EventPage, Registration


def absolute(path: str) -> str:
    """Give the full address of a path of this site."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def page_of(event: EventPage) -> str:
    """Give the page of a meeting."""
    return absolute(f"/bijeenkomsten/{event.slug}/")


def door_of(registration: Registration) -> str:
    """Give the personal link of somebody: it opens the meeting at its time."""
    return absolute(reverse("events:door", args=[registration.door_secret]))


def own_page_of(registration: Registration) -> str:
    """Give the page on which somebody takes a seat or signs off; for mail to them, never a calendar."""
    return absolute(reverse("events:registration", args=[registration.secret]))
