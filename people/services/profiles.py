"""Make a profile and keep it true."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.models import User
from alliantie.audit import record
from alliantie.visibility import Actor
from people.models import Expertise, Person
from people.policies.profile import check_curate, check_number_of_expertises
from people.policies.refusals import PeopleRefusedError

from .portraits import keep_portrait

LONGEST_NAME, LONGEST_SLUG = 120, 100
FIELDS = (
    *("name", "function", "about", "languages", "formats", "contact_note"),
    *("show_who", "show_knowledge", "show_contact"),
)


class ProfileConflictError(PeopleRefusedError):
    """The profile was changed elsewhere after this form was opened; nothing was overwritten."""

    def __init__(self, theirs: Person, version: str) -> None:
        super().__init__(
            _(
                "Je profiel is intussen ergens anders veranderd, in een ander venster of door de redactie."
            )
        )
        self.theirs, self.version = theirs, version


@dataclass(frozen=True)
class Profile:
    """What the form of a profile holds; `fields` are those of FIELDS, `expertises` theme and level."""

    fields: dict[str, Any]
    expertises: tuple[tuple[int, str], ...] = ()
    portrait: File[bytes] | None = None
    removes_portrait: bool = False


@transaction.atomic
def person_of(user: User) -> Person:
    """Give somebody's profile; who has none gets an empty one that only members see."""
    locked = User.objects.select_for_update().get(pk=user.pk)
    found = Person.objects.filter(user=locked).first()
    if found is not None:
        return found
    name = locked.get_full_name()[:LONGEST_NAME]
    person = Person.objects.create(user=locked, name=name, slug=_free_slug(name))
    record(action="person.create", obj=person, actor_id=locked.pk)
    return person


def _free_slug(name: str) -> str:
    """Give an address that tells no more than the name does."""
    stem = slugify(name)[:LONGEST_SLUG] or "deelnemer"
    taken = set(Person.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    number, slug = 1, stem
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug


def version_of(person: Person) -> str:
    """Give a mark of everything the form of a profile shows, to see whether somebody else changed it."""
    shown = [getattr(person, name) for name in FIELDS]
    known = list(person.expertises.values_list("theme_id", "level")) if person.pk else []
    text = json.dumps([*shown, person.portrait_id, known], default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@transaction.atomic
def save_profile(*, person: Person, profile: Profile, started_from: str, actor: Actor) -> Person:
    """Keep what the owner typed, unless it was changed elsewhere since the form was opened."""
    check_number_of_expertises(len(profile.expertises))
    locked = Person.objects.select_for_update().get(pk=person.pk, user=actor.user_id)
    if (version := version_of(locked)) != started_from:
        raise ProfileConflictError(locked, version)
    was = locked.name
    for name, value in profile.fields.items():
        setattr(locked, name, value)
    if locked.name != was:
        locked.slug = _slug_after(locked)
    keep_portrait(person=locked, file=profile.portrait, removes=profile.removes_portrait)
    _replace_expertises(locked, profile.expertises)
    locked.confirmed_at = timezone.now()
    locked.save()
    record(action="person.edit", obj=locked, actor_id=actor.user_id)
    return locked


def _slug_after(person: Person) -> str:
    """Let the address follow the name, so that it never tells a name somebody no longer shows."""
    return person.slug if slugify(person.name) == person.slug else _free_slug(person.name)


def _replace_expertises(person: Person, wanted: tuple[tuple[int, str], ...]) -> None:
    """Keep the rows that stay the same, in the order in which they were typed."""
    if list(person.expertises.values_list("theme_id", "level")) == list(wanted):
        return
    person.expertises.all().delete()
    Expertise.objects.bulk_create(
        Expertise(person=person, theme_id=theme, level=level)
        for theme, level in dict(wanted).items()
    )


@transaction.atomic
def curate_profile(
    *, person: Person, changes: dict[str, Any], held_back: bool, actor: Actor
) -> Person:
    """Let an editor correct a profile, hide it, or show it again; the owner cannot undo the hiding."""
    check_curate(actor)
    locked = Person.objects.select_for_update().get(pk=person.pk)
    for name, value in changes.items():
        setattr(locked, name, value)
    if held_back != locked.held_back:
        locked.held_back = held_back
        locked.hidden_at = timezone.now() if held_back else None
        verb = "hide" if held_back else "show"
        record(action=f"person.{verb}", obj=locked, actor_id=actor.user_id, origin="cms")
    locked.save()
    if changes:
        record(action="person.correct", obj=locked, actor_id=actor.user_id, origin="cms")
    return locked
