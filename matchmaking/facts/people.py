"""What people are known to have done: of which use case they are the contact, which question they answered."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from cases.models import CasePage
from organisations.models import Membership
from people.models import Answer, Person
from search.registry import key_of

PERSON, CASE = "people.person", "cases.casepage"


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that stands on the site with somebody's name; `thing` is a key."""

    person: str
    thing: str


def deeds(people: Collection[str]) -> Iterator[Deed]:
    """Yield what these people did, as it stands now; two queries.

    Only what pages say with a name: a contact whose function stands on the page of the organisation,
    and answers that are shown.
    """
    pks = [int(key.rpartition(":")[2]) for key in people]
    shown = Membership.objects.active().filter(
        user=OuterRef("contact"), organisation=OuterRef("organisation"), is_shown=True
    )
    cases = CasePage.objects.filter(Exists(shown), contact__person__in=pks).order_by("pk")
    for case, person in cases.values_list("pk", "contact__person"):
        yield Deed(f"{PERSON}:{person}", f"{CASE}:{case}")
    answers = Answer.objects.shown().filter(author__person__in=pks).order_by("pk")
    for question, person in answers.values_list("question", "author__person"):
        yield Deed(f"{PERSON}:{person}", f"people.question:{question}")


def keys_by_account(keys: list[str]) -> dict[int, str]:
    """Give the keys of people by their account."""
    pks = [key.rpartition(":")[2] for key in keys]
    return {one.user_id: key_of(one) for one in Person.objects.filter(pk__in=pks).only("user_id")}
