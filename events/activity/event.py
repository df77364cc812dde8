"""The meetings of a person, for the person's own page."""

from django.utils.translation import gettext_lazy as _

from alliantie.cards import Link
from alliantie.visibility import VISITOR, Actor
from events.models import EventPage
from people import activity
from people.activity import MOST, Activity
from people.models import Person


def connect() -> None:
    """Add meetings to what somebody did."""
    activity.register("events", label=_("Bijeenkomsten"), build=of_person, order=230)


def of_person(actor: Actor, person: Person) -> Activity:
    """Give the public meetings where somebody speaks, leads or can be asked; two queries.

    The page of a meeting names them as their profile allows; this is that profile's own page.
    """
    meetings = EventPage.objects.visible_to(VISITOR).going_on()
    named = meetings.filter(people__user=person.user_id).distinct()
    nearest = named.soonest_first()[:MOST]
    return Activity(
        total=named.order_by().count(),
        links=[Link(label=one.title, url=one.url or "") for one in nearest],
    )
