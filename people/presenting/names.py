"""Whose name may stand beside a question or an answer, for who is reading."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from organisations.choices import Listing
from organisations.models import Organisation
from people.choices import NameShown
from people.models import Answer, Person, Question

WITH_NAME = frozenset({NameShown.FULL, NameShown.NAME})
WITH_ORGANISATION = frozenset({NameShown.FULL, NameShown.ORGANISATION})


@dataclass(frozen=True)
class Byline:
    """Who asked or answered, as far as this reader may know."""

    name: str
    url: str = ""
    detail: str = ""


def people_of(user_ids: Iterable[int | None], actor: Actor) -> dict[int, Person]:
    """Give the profiles of these accounts that may be named to this actor; one query."""
    wanted = {pk for pk in user_ids if pk is not None}
    rows = Person.objects.visible_to(actor).filter(user__in=wanted, user__is_active=True)
    return {person.user_id: person for person in rows}


def asker_of(question: Question, people: Mapping[int, Person], actor: Actor) -> Byline:
    """Say who asked: never more than they chose, nor more than their profile shows."""
    person = people.get(question.asker_id or 0) if question.shown in WITH_NAME else None
    organisation = (
        seen_organisation(question.organisation, actor)
        if question.shown in WITH_ORGANISATION
        else None
    )
    name = organisation.name if organisation else ""
    if person is None or not person.name:
        return Byline(name, organisation.get_absolute_url() if organisation else "")
    return Byline(person.name, person_url(person), name)


def author_of(answer: Answer, people: Mapping[int, Person]) -> Byline:
    """Say who answered; of who left only that."""
    if answer.author is None or not answer.author.is_active:
        return Byline(_("Iemand die is vertrokken"))
    person = people.get(answer.author.pk)
    if person is None or not person.name:
        return Byline(_("Iemand uit het netwerk"))
    return Byline(person.name, person_url(person), person.function)


def seen_organisation(organisation: Organisation | None, actor: Actor) -> Organisation | None:
    """Give an organisation when this actor may see it."""
    if organisation is None:
        return None
    seen = organisation.listing == Listing.LISTED or organisation.pk in actor.organisation_ids
    return organisation if seen or actor.is_editor else None


def person_url(person: Person) -> str:
    """Give the address of somebody's page."""
    return person.get_absolute_url()
