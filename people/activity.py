"""Where apps say what somebody did that everybody may know: cases, answers, meetings.

Each kind is a part of the person's own page: derived, never kept, and only what stands in public.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, Subquery, Value
from django.utils.functional import Promise

from alliantie import sections
from alliantie.cards import Link
from alliantie.sections import Place
from alliantie.visibility import Actor

from .models import Person

Label = str | Promise
TEMPLATE = "people/section_activity.html"
MOST = 5


@dataclass(frozen=True)
class Activity:
    """What somebody did of one kind: how much, and the newest of it."""

    total: int
    links: Sequence[Link]


@dataclass(frozen=True)
class Shown:
    """What the template needs."""

    name: str
    label: Label
    total: int
    links: Sequence[Link]
    more: int


Build = Callable[[Actor, Person], Activity]


def of_pages(pages: Any) -> Activity:
    """Give how many pages there are and the first of them; the database counts along, in one query."""
    together = pages.order_by().annotate(all_alike=Value(1)).values("all_alike")
    total = together.annotate(number=Count("pk", distinct=True)).values("number")
    rows = list(pages.annotate(total=Subquery(total, output_field=IntegerField()))[:MOST])
    links = [Link(label=one.title, url=one.url or "") for one in rows]
    return Activity(total=rows[0].total if rows else 0, links=links)


def register(name: str, *, label: Label, build: Build, order: int = 200) -> None:
    """Add a kind to the page of a person.

    `build(actor, person)` asks at most two queries and gives what is public, and by name: where
    somebody's name does not stand with it, it does not count. It gives at most `MOST` links.
    """

    def shown(actor: Actor, person: Any) -> Shown | None:
        found = build(actor, person)
        if not found.total:
            return None
        links = found.links[:MOST]
        return Shown(f"activiteit-{name}", label, found.total, links, found.total - len(links))

    sections.register(
        Place.PERSON, name=f"activity-{name}", template=TEMPLATE, build=shown, order=order
    )
