"""What people offer and ask, as any member may read it: on the board, and on their profile."""

from collections.abc import Iterator
from dataclasses import dataclass

from people.choices import Direction, Level
from people.models import Expertise, Offer, Person
from people.querysets.people import seen_by
from search.registry import key_of

from .documents import MEMBER
from .sheet import ORGANISATION, THEME


@dataclass(frozen=True, slots=True)
class Wish:
    """One offer or need; `about` is what is on the board, or the person whose profile says it."""

    person: str
    about: str
    theme: str
    level: str
    is_need: bool
    organisation: str = ""


def wishes(people: list[str]) -> Iterator[Wish]:
    """Yield what these people offer and need; two queries."""
    pks = [int(key.rpartition(":")[2]) for key in people]
    for offer in Offer.objects.standing().filter(person__in=pks).order_by("pk"):
        yield Wish(
            person=f"{Person._meta.label_lower}:{offer.person_id}",
            about=key_of(offer),
            theme=f"{THEME}:{offer.theme_id}",
            level=offer.level,
            is_need=offer.direction == Direction.NEED,
            organisation=f"{ORGANISATION}:{offer.organisation_id}" if offer.organisation_id else "",
        )
    told = Person.objects.filter(seen_by(MEMBER, "show_knowledge"), pk__in=pks)
    for known in Expertise.objects.filter(person__in=told).order_by("pk"):
        person = f"{Person._meta.label_lower}:{known.person_id}"
        is_need = known.level == Level.WANTS_TO_LEARN
        yield Wish(person, person, f"{THEME}:{known.theme_id}", known.level, is_need)
