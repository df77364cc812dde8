"""What the pages of organisations show, in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from alliantie.cards import Chip, OrganisationCard, picture_card, tone_of
from alliantie.models import Picture
from alliantie.visibility import Actor
from organisations.choices import Listing, Region
from organisations.filters import Question
from organisations.models import Membership, Organisation
from organisations.naming import monogram
from organisations.policies import may_look_after
from themes.presenting import OnShelf, on_shelf, worth_showing
from themes.shelves import count_by_organisation, shelves

PAGE_SIZE = 30
NEIGHBOURS, MOST_MEMBERS = 6, 24
LOGO = "max-160x160"


@dataclass(frozen=True)
class Fact:
    """One line of facts."""

    term: str
    details: str
    url: str = ""


@dataclass(frozen=True)
class Member:
    """A member who agreed to be shown: a name and what they do here, no more."""

    name: str
    function: str


@dataclass(frozen=True)
class Listed:
    """One page of the overview; `own` are the organisations of who is asking."""

    page: Page[Any]
    cards: Sequence[OrganisationCard]
    own: Sequence[OrganisationCard]


@dataclass(frozen=True)
class OrganisationView:
    """Everything on the page of one organisation."""

    organisation: Organisation
    logo: Any
    tone: int
    facts: Sequence[Fact]
    themes: Sequence[Chip]
    members: Sequence[Member]
    has_administrator: bool
    is_own: bool
    has_asked: bool
    is_looked_after: bool
    is_proposed: bool
    listed: Sequence[OnShelf]
    neighbours: Sequence[OrganisationCard]
    are_near: bool


def listed(question: Question, actor: Actor, number: str) -> Listed:
    """Give one page of the overview, in order of the alphabet; six queries."""
    page = Paginator(_with_logo(question.found(actor)), PAGE_SIZE).get_page(number)
    rows = list(page.object_list)
    own: list[Organisation] = []
    if actor.organisation_ids and not any([question.words, *question.chosen.values()]):
        mine = Organisation.objects.visible_to(actor).filter(pk__in=actor.organisation_ids)
        own = list(_with_logo(mine)) if page.number == 1 else []
    totals = count_by_organisation(actor, {one.pk for one in [*rows, *own]})
    return Listed(page=page, cards=cards(rows, totals), own=cards(own, totals))


def _with_logo(rows: Any) -> Any:
    pictures = Picture.objects.prefetch_renditions(LOGO)
    return rows.prefetch_related(Prefetch("logo", queryset=pictures))


def cards(rows: Iterable[Organisation], totals: dict[int, int]) -> list[OrganisationCard]:
    """Describe organisations for a list."""
    return [
        OrganisationCard(
            url=one.get_absolute_url(),
            name=one.name,
            kind=one.get_kind_display(),
            place=one.place or _where(one),
            case_count=totals.get(one.pk),
            logo=picture_card(one.logo, LOGO),
            tone=tone_of(one.name),
            initials=monogram(one.name),
        )
        for one in rows
    ]


def _where(organisation: Organisation) -> str:
    """Give the region, unless that says nothing more."""
    return "" if organisation.region == Region.NATIONAL else organisation.get_region_display()


def organisation_view(organisation: Any, actor: Actor, number: str) -> OrganisationView:
    """Gather the page of an organisation, asked for `with_care`, as this actor may see it."""
    memberships = organisation.memberships
    return OrganisationView(
        organisation=organisation,
        logo=picture_card(organisation.logo, LOGO),
        tone=tone_of(organisation.name),
        facts=facts(organisation),
        themes=[
            Chip(label=one.label, url=one.get_absolute_url(), tone=tone_of(one.colour))
            for one in organisation.themes.all()
        ],
        members=_members(
            memberships.shown().select_related("user").order_by("started_on", "pk")[:MOST_MEMBERS]
        ),
        has_administrator=organisation.has_administrator,
        is_own=organisation.pk in actor.organisation_ids,
        has_asked=_has_asked(organisation, actor),
        is_looked_after=may_look_after(actor, organisation.pk),
        is_proposed=organisation.listing == Listing.PROPOSED,
        listed=worth_showing(
            [
                on_shelf(shelf, shelf.of(actor, organisation.pk), number)
                for shelf in shelves()
                if shelf.owners
            ]
        ),
        neighbours=_neighbours(organisation, actor),
        are_near=organisation.latitude is not None,
    )


def _has_asked(organisation: Organisation, actor: Actor) -> bool:
    if not actor.is_signed_in or organisation.pk in actor.organisation_ids:
        return False
    return organisation.memberships.open_requests().filter(user=actor.user_id).exists()


def _members(rows: Iterable[Membership]) -> list[Member]:
    """Give names; who has not told theirs is not shown, so that no address comes out."""
    return [
        Member(name=name, function=row.function)
        for row in rows
        if (name := row.user.get_full_name())
    ]


def _neighbours(organisation: Organisation, actor: Actor) -> list[OrganisationCard]:
    """Give the same kind in the same region, nearest first as far as places are known."""
    rows = Organisation.objects.visible_to(actor).in_overview().exclude(pk=organisation.pk)
    alike = rows.filter(kind=organisation.kind, region=organisation.region)
    near = sorted(_with_logo(alike), key=lambda one: _distance(organisation, one))[:NEIGHBOURS]
    return cards(near, {})


def _distance(one: Organisation, other: Organisation) -> tuple[float, str]:
    """Compare distances; good enough for who lives near, and places unknown come last."""
    here, there = (one.latitude, one.longitude), (other.latitude, other.longitude)
    if None in here or None in there:
        return float("inf"), other.sort_key
    north = (one.latitude or 0) - (other.latitude or 0)
    east = ((one.longitude or 0) - (other.longitude or 0)) * 0.61  # degrees are narrower up here
    return north * north + east * east, other.sort_key


def facts(organisation: Organisation) -> list[Fact]:
    """Give what is known, in lines."""
    rows = [
        Fact(_("Soort"), organisation.get_kind_display()),
        Fact(_("Afkorting"), organisation.abbreviation),
        Fact(_("Plaats"), organisation.place),
        Fact(_("Waar"), organisation.get_region_display()),
        Fact(_("Website"), _host(organisation.website), organisation.website),
    ]
    if organisation.parent and organisation.parent.listing == Listing.LISTED:
        parent = organisation.parent
        rows.append(Fact(_("Onderdeel van"), parent.name, parent.get_absolute_url()))
    return [fact for fact in rows if fact.details]


def _host(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")
