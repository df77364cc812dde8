"""Offers and needs elsewhere on the site."""

from django.db.models.signals import post_delete
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import notices
from alliantie import desk_menu, periodic, sections
from alliantie.sections import Place
from alliantie.visibility import Actor
from organisations.models import Organisation
from people.indexing import offers as indexing
from people.models import Offer, Person
from people.presenting.offers import OnPage, on_page
from people.services.offer_keeping import DECIDED, ENDS
from people.tasks.offers import look_after_offers
from search.registry import key_of
from search.services import queue_remove
from themes.models import Theme

EVERY_HOUR = 3600
TEMPLATE = "people/offers/section.html"


def connect() -> None:
    """Register search, sections, desk entries, notices and periodic work."""
    indexing.connect()
    desk_menu.register("own:offers", label=_("Vraag en aanbod"), order=60)
    notices.register(ENDS, label=_("Je vraag of aanbod loopt bijna af"), for_me=True)
    notices.register(DECIDED, label=_("De redactie keek naar je vraag of aanbod"), for_me=True)
    periodic.register("look_after_offers", every_seconds=EVERY_HOUR, task=look_after_offers)
    for place, build in (
        (Place.ORGANISATION, _of_organisation),
        (Place.THEME, _of_theme),
        (Place.PERSON, _of_person),
    ):
        sections.register(place, name="offers", template=TEMPLATE, build=build, order=60)
    post_delete.connect(_deleted, sender=Offer, dispatch_uid="people offers")


def _of_organisation(actor: Actor, organisation: Organisation) -> OnPage | None:
    return on_page(Offer.objects.filter(organisation=organisation), actor)


def _of_theme(actor: Actor, theme: Theme) -> OnPage | None:
    address = f"{reverse('people:offers')}?thema={theme.pk}"
    return on_page(Offer.objects.filter(theme=theme), actor, all_url=address, theme=theme.label)


def _of_person(actor: Actor, person: Person) -> OnPage | None:
    return on_page(Offer.objects.filter(person=person), actor)


def _deleted(instance: Offer, **_kwargs: object) -> None:
    queue_remove(key=key_of(instance))
