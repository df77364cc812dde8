"""The dilemmas of a person, for the person's own page."""

from django.utils.translation import gettext_lazy as _

from alliantie.visibility import VISITOR, Actor
from cases.choices import NameChoice
from cases.models import DilemmaPage
from people import activity
from people.activity import Activity
from people.models import Person


def connect() -> None:
    """Add dilemmas to what somebody did."""
    activity.register("dilemmas", label=_("Dilemma's"), build=of_person, order=220)


def of_person(actor: Actor, person: Person) -> Activity:
    """Give the public dilemmas that name this person and their organisation; one query.

    Who hid the organisation is not named here: this page tells where somebody works.
    """
    asked = DilemmaPage.objects.visible_to(VISITOR).filter(
        asker=person.user_id, name_choice=NameChoice.PUBLIC
    )
    return activity.of_pages(asked.order_by("-opened_on", "slug"))
