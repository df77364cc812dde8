"""One thing of every kind, of one author, that a member can read."""

from types import SimpleNamespace
from typing import Any

from accounts.models import User
from alliantie.reportable import kind_of, kinds
from cases.choices import Readers
from organisations.choices import MembershipRole
from people.models import Answer
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case, make_member, make_organisation, make_theme
from tests.factories.conversations import answer, make_conversation
from tests.factories.dilemmas import make_dilemma, make_moderator
from tests.factories.events import make_event
from tests.factories.ideas import make_idea, make_idea_round
from tests.factories.news import make_item
from tests.factories.people import make_offer, make_person, make_question


def make_reportable_world() -> SimpleNamespace:
    """Make things, an author, a reader and two moderators."""
    house = make_organisation("Gemeente Schrijverdam")
    author = make_member(house, "schrijver", role=MembershipRole.ADMIN)
    reader = make_member(make_organisation("Gemeente Lezersum"), "lezer")
    person = make_person("Sofie Schrijver", user=author, show_who="everyone")
    asked = make_person("Leo Lezer", user=reader, show_who="everyone")
    talk = answer(make_conversation(asker=author, person=asked, text="Stuur me je dossier"))
    question = make_question("Hoe tel je de stemmen?", asker=author)
    things = {
        "praktijkvoorbeeld": make_case("Bel eerst de verzoeker", owner=author, organisation=house),
        "dilemma": make_dilemma(author, question="Mag dit openbaar?", readers=Readers.EVERYONE),
        "bijeenkomst": make_event(author, audience="public"),
        "idee": make_idea(make_idea_round(), author),
        "actualiteit": make_item("Het register staat online", author=author),
        "organisatie": house,
        "antwoord": Answer.objects.create(question=question, author=author, text="Met de hand."),
        "aanbod": make_offer(make_theme("Stemmen"), person=person),
        "bericht": talk.messages.order_by("pk")[0],
        "vraag": question,
        "persoon": person,  # last: who is hidden offers nothing
    }
    moderators = [make_moderator(), make_moderator()]
    assert set(things) == {one.kind for one in kinds()}
    return SimpleNamespace(
        author=author, reader=reader, things=things, talk=talk, moderators=moderators
    )


def handle_of(kind: str, thing: Any) -> str:
    """Give what stands in the address of a report."""
    return thing.slug if kind == "dilemma" else str(thing.pk)


def is_read(kind: str, thing: Any, who: Any) -> bool:
    """Say whether somebody can read a thing, as every output asks it."""
    about = kind_of(kind)
    assert about is not None
    return about.found(who, handle_of(kind, thing)) is not None


def editor() -> User:
    """Make somebody who edits and does not moderate dilemmas."""
    return make_editor("redacteur@example.org")
