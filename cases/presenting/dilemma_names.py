"""Whose name stands beside a dilemma, as far as its asker chose and this reader may know."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from cases.choices import NameChoice
from cases.models import DilemmaPage
from people.presenting.names import people_of, person_url, seen_organisation


@dataclass(frozen=True)
class Asker:
    """Who asked: a name, and links only where the asker chose to be found by them."""

    name: str
    url: str = ""
    organisation: str = ""
    organisation_url: str = ""
    register: str = ""


def asker_of(dilemma: DilemmaPage, actor: Actor) -> Asker:
    """Say who asked, or which register it is from; one query, none for who is not named.

    Without an organisation the name leads nowhere: the profile would tell where somebody works.
    """
    if dilemma.source:
        return Asker("", register=dilemma.source_label or dilemma.source)
    if dilemma.name_choice == NameChoice.ANONYMOUS:
        return Asker(_("Anoniem gevraagd"))
    person = people_of([dilemma.asker_id], actor).get(dilemma.asker_id or 0)
    name = person.name if person and person.name else _("Een lid van het netwerk")
    if dilemma.name_choice != NameChoice.PUBLIC:
        return Asker(name)
    organisation = seen_organisation(dilemma.organisation, actor)
    return Asker(
        name,
        person_url(person) if person and person.name else "",
        organisation.name if organisation else "",
        organisation.get_absolute_url() if organisation else "",
    )
