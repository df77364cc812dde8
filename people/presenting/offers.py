"""How offers and needs are shown: on cards, on their own page and on somebody's desk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliantie.cards import Chip, tone_of
from alliantie.visibility import Actor
from organisations.choices import Listing
from organisations.models import Organisation
from people.choices import Direction, Level, OfferState
from people.filters.offers import Question
from people.models import Offer, Person
from people.policies.offers import ASK_BEFORE, may_change
from people.querysets import OfferQuerySet

PAGE_SIZE = 20
MOST_ON_A_PAGE = 5


@dataclass(frozen=True)
class Party:
    """Who is behind it; without an address when that page does not exist."""

    name: str
    url: str = ""


# A level as a sentence of who offers; in a list of choices it is shorter.
SAID = {
    Level.CAN_DO: _("dit kan ik"),
    Level.CAN_EXPLAIN: _("dit kan ik uitleggen"),
    Level.KNOWS_SOMEONE: _("ik ken iemand die dit kan"),
}


@dataclass(frozen=True)
class OfferCard:
    """One offer or need, as far as this actor may know who is behind it."""

    pk: int
    url: str
    title: str
    text: str
    direction: str
    level: str
    theme: Chip
    organisation: Party | None
    person: Party | None
    valid_until: date
    placed_at: Any


@dataclass(frozen=True)
class OfferPage:
    """The page of one offer or need."""

    card: OfferCard
    state: str
    note: bool
    is_own: bool
    contact_url: str
    asks_to_sign_in: bool


@dataclass(frozen=True)
class OwnOffer:
    """One line of somebody's own list; `ends_soon` says that renewing makes sense now."""

    offer: Offer
    label: str
    is_over: bool
    ends_soon: bool
    can_change: bool


@dataclass(frozen=True)
class OnPage:
    """Offers and needs on the page of something else, with the way to all of them."""

    cards: list[OfferCard]
    all_url: str = ""
    theme: str = ""


def listed(question: Question, actor: Actor, number: str) -> tuple[Page[Offer], list[OfferCard]]:
    """Give one page of the overview; two queries."""
    rows = question.found(actor).with_names_for(actor)
    page = Paginator(rows, PAGE_SIZE).get_page(number)
    return page, cards(page.object_list, actor)


def cards(offers: Iterable[Any], actor: Actor) -> list[OfferCard]:
    """Describe offers for a list; ask for them with `with_names_for`."""
    return [_card(row, actor) for row in offers]


def _card(offer: Any, actor: Actor) -> OfferCard:
    theme = offer.theme
    return OfferCard(
        pk=offer.pk,
        url=offer.get_absolute_url(),
        title=offer.title,
        text=offer.text,
        direction=offer.get_direction_display(),
        level="" if offer.direction == Direction.NEED else str(SAID.get(Level(offer.level), "")),
        theme=Chip(label=theme.label, url=theme.get_absolute_url(), tone=tone_of(theme.colour)),
        organisation=_organisation(offer.organisation, actor),
        person=_person(offer.person) if offer.is_named else None,
        valid_until=offer.valid_until,
        placed_at=offer.created_at,
    )


def _organisation(organisation: Organisation | None, actor: Actor) -> Party | None:
    if organisation is None:
        return None
    is_known = organisation.listing == Listing.LISTED or organisation.pk in actor.organisation_ids
    if not (is_known or actor.is_editor):
        return None
    return Party(organisation.name, organisation.get_absolute_url())


def _person(person: Person) -> Party | None:
    return Party(person.name, _address("people:person", person)) if person.name else None


def _address(route: str, person: Person) -> str:
    try:
        return reverse(route, args=[person.slug])
    except NoReverseMatch:  # that page is not part of this site
        return ""


def offer_page(offer: Offer, actor: Actor) -> OfferPage:
    """Describe one; a message can be sent to who may be named to this actor."""
    card = cards([offer], actor)[0]
    is_own = actor.user_id is not None and offer.person.user_id == actor.user_id
    may_ask = card.person is not None and not is_own
    return OfferPage(
        card=card,
        state=offer.get_state_display(),
        note=offer.state != OfferState.OPEN or offer.valid_until < timezone.localdate(),
        is_own=is_own,
        contact_url=_address("people:contact", offer.person) if may_ask else "",
        asks_to_sign_in=card.person is None and not actor.is_signed_in,
    )


def own_offers(actor: Actor) -> list[OwnOffer]:
    """Give what somebody placed, what still stands first; one query."""
    today = timezone.localdate()
    rows = Offer.objects.of(actor).select_related("theme", "organisation")
    lines = [_own(row, today) for row in rows]
    return sorted(lines, key=lambda line: (not line.can_change, line.is_over))


def _own(offer: Offer, today: date) -> OwnOffer:
    open_ones = offer.state == OfferState.OPEN
    is_over = open_ones and offer.valid_until < today
    return OwnOffer(
        offer=offer,
        label=offer.get_state_display(),
        is_over=is_over,
        ends_soon=open_ones and not is_over and offer.valid_until <= today + ASK_BEFORE,
        can_change=may_change(offer.state),
    )


def on_page(
    rows: OfferQuerySet, actor: Actor, *, all_url: str = "", theme: str = ""
) -> OnPage | None:
    """Give the newest few for a page of something else, or nothing; one query."""
    found = list(rows.visible_to(actor).standing().with_names_for(actor)[:MOST_ON_A_PAGE])
    return OnPage(cards(found, actor), all_url, theme) if found else None
