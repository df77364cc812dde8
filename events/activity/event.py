"""The meetings of a person, for the person's own page."""

from django.utils.translation import gettext_lazy as _

from alliantie.visibility import VISITOR, Actor
from events.models import EventPage, EventPerson
from people import activity
from people.activity import Activity
from people.models import Person


def connect() -> None:
    """Add meetings to what somebody did."""
    activity.register("events", label=_("Bijeenkomsten"), build=of_person, order=230)


def of_person(actor: Actor, person: Person) -> Activity:
    """Give the public meetings where somebody speaks, leads or can be asked; one query.

    The page of a meeting names them as their profile allows; this is that profile's own page.
    """
    named = EventPerson.objects.filter(user=person.user_id).values("event")
    meetings = EventPage.objects.visible_to(VISITOR).going_on().filter(pk__in=named)
    return activity.of_pages(meetings.soonest_first())
