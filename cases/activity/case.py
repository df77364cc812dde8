"""The use cases of a person, for the person's own page."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from alliantie.visibility import VISITOR, Actor
from cases.models import CasePage
from organisations.models import Membership
from people import activity
from people.activity import Activity
from people.models import Person


def connect() -> None:
    """Add use cases to what somebody did."""
    activity.register("cases", label=_("Praktijkvoorbeelden"), build=of_person, order=210)


def of_person(actor: Actor, person: Person) -> Activity:
    """Give the public cases that name this person themselves, as contact or writer; one query.

    The page of a case names who agreed to be shown for its organisation; so does this.
    """
    named = Membership.objects.shown().filter(
        user=person.user_id, organisation=OuterRef("organisation")
    )
    speaks = Q(contact=person.user_id) | Q(contact=None, source="", owner=person.user_id)
    cases = CasePage.objects.visible_to(VISITOR).offered().filter(speaks, Exists(named))
    return activity.of_pages(cases.order_by("-first_published_at", "-pk"))
