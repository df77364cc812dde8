"""What organisations ask, offer and know, as far as members may know it; three queries."""

from collections.abc import Collection, Iterator

from matchmaking.facts.documents import MEMBER
from matchmaking.facts.sheet import ORGANISATION, THEME
from organisations.models import Membership
from people.choices import Direction, Level
from people.models import Expertise, Offer, Person
from people.querysets.people import seen_by

OFFERS = ("offers", "knows")


def wishes_of(organisations: Collection[int] | None) -> Iterator[tuple[str, str, str]]:
    """Yield organisation, theme and what ("asks", "offers", "knows"); of all when None is given.

    Only offers made for an organisation, and what people show that also show where they work.
    """
    offers = Offer.objects.standing().filter(person__in=Person.objects.visible_to(MEMBER))
    offers = offers.exclude(organisation=None)
    places = Membership.objects.active().filter(is_shown=True).exclude(organisation=None)
    if organisations is not None:
        offers = offers.filter(organisation__in=organisations)
        places = places.filter(organisation__in=organisations)
    rows = offers.order_by().values_list("organisation", "theme", "direction").distinct()
    for organisation, theme, direction in rows:
        what = "asks" if direction == Direction.NEED else "offers"
        yield f"{ORGANISATION}:{organisation}", f"{THEME}:{theme}", what
    works: dict[int, list[int]] = {}
    for user, place in places.values_list("user", "organisation"):
        works.setdefault(user, []).append(place or 0)
    told = Person.objects.filter(seen_by(MEMBER, "show_knowledge"), user__in=works)
    known = Expertise.objects.filter(person__in=told).exclude(level=Level.WANTS_TO_LEARN)
    for user, theme in known.values_list("person__user", "theme"):
        for place in works[user]:
            yield f"{ORGANISATION}:{place}", f"{THEME}:{theme}", "knows"
