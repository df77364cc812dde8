"""Who does something at a meeting, named only as their profile allows this reader."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from events.choices import PersonRole
from events.models import EventPage, EventPerson
from people.models import Person

# What is asked of each, in the order in which `somebody` takes it.
ASKED = ("role", "user", "name", "about", "seen_name", "seen_slug", "seen_function")


@dataclass(frozen=True)
class Somebody:
    """One person: a member with a page of their own, or a guest."""

    name: str
    role: str
    about: str = ""
    url: str = ""


def people_with_names(event: EventPage, actor: Actor) -> Any:
    """Select who does something, each with what this reader may see of their profile."""
    shown = Person.objects.visible_to(actor).filter(user=OuterRef("user"), user__is_active=True)
    names = {f"seen_{one}": Subquery(shown.values(one)[:1]) for one in ("name", "slug", "function")}
    return EventPerson.objects.filter(event=event.pk).annotate(**names)


def somebody(role: str, user: str, name: str, about: str, *seen: str) -> Somebody:
    """Describe one of them; of a member whose profile is not for this reader only the role is told."""
    word = str(PersonRole(role).label)
    if not user:
        return Somebody(name, word, about)
    seen_name, slug, function = seen
    if not seen_name:
        return Somebody(_("Iemand uit het netwerk"), word)
    return Somebody(seen_name, word, function, reverse("people:person", args=[slug]))
