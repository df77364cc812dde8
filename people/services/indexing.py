"""Tell search that people changed; every path to a change ends here."""

from django.db.models import Q

from people.models import Person
from search.registry import key_of
from search.services import queue_index, queue_index_many, queue_remove


def person_changed(*, person: Person) -> None:
    """Have a profile indexed as it is now."""
    queue_index(key=key_of(person))


def person_gone(*, person: Person) -> None:
    """Have an erased profile leave the index."""
    queue_remove(key=key_of(person))


def people_changed(which: Q) -> None:
    """Have everybody indexed anew of whom something shown changed elsewhere."""
    pks = Person.objects.filter(which).values_list("pk", flat=True).distinct()
    queue_index_many(keys=[key_of(Person(pk=pk)) for pk in pks])
