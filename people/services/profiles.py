"""Make a profile and keep it true."""

from django.db import transaction
from django.utils.text import slugify

from accounts.models import User
from alliantie.audit import record
from people.models import Person

LONGEST_NAME, LONGEST_SLUG = 120, 100


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
