"""Test people: a profile that everybody sees, of somebody with an active membership."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from accounts.models import User
from people.choices import Level, Visibility
from people.models import Ambassadorship, Expertise, Offer, Person, Question
from people.services.profiles import person_of
from tests.factories.organisations import make_member
from themes.models import Theme

_numbers = count(1)


def make_person(name: str = "", *, user: User | None = None, organisation=None, **fields) -> Person:
    """Make a profile; without a user, of a new member."""
    name = name or f"Persoon {next(_numbers)}"
    if user is None:
        user = make_member(organisation).user
        first_name, _, last_name = name.partition(" ")
        User.objects.filter(pk=user.pk).update(first_name=first_name, last_name=last_name)
    person = person_of(User.objects.get(pk=user.pk))
    open_to_all = dict.fromkeys(("show_who", "show_knowledge", "show_contact"), Visibility.EVERYONE)
    Person.objects.filter(pk=person.pk).update(**{"name": name, **open_to_all, **fields})
    return Person.objects.get(pk=person.pk)


def make_expert(theme: Theme, level: str = Level.CAN_DO, name: str = "", **fields) -> Person:
    """Make somebody who may be asked about a theme."""
    person = make_person(name, **fields)
    Expertise.objects.create(person=person, theme=theme, level=level)
    return person


def make_ambassador(
    theme: Theme, name: str = "", *, person: Person | None = None, **term
) -> Ambassadorship:
    """Appoint somebody for a year, from a month ago."""
    today = timezone.localdate()
    standard = {"starts_on": today - timedelta(days=30), "ends_on": today + timedelta(days=335)}
    made = Ambassadorship.objects.create(
        person=person or make_expert(theme, name=name), **{**standard, **term}
    )
    made.themes.set([theme])
    return made


def make_question(text: str = "", *, asker: User | None = None, themes=(), **fields) -> Question:
    """Make a question that stands on the site."""
    number = next(_numbers)
    question = Question.objects.create(
        text=text or f"Hoe doe je iets met nummer {number}?",
        slug=f"vraag-{number}",
        asker=asker or make_member().user,
        **{"opened_at": timezone.now(), **fields},
    )
    question.themes.set(themes)
    return question


def make_offer(theme: Theme, *, person: Person | None = None, **fields) -> Offer:
    """Make an open offer that holds for a month."""
    number = next(_numbers)
    standard = {
        "direction": "offer",
        "level": Level.CAN_EXPLAIN,
        "title": f"Aanbod {number}",
        "valid_until": timezone.localdate() + timedelta(days=30),
    }
    return Offer.objects.create(
        person=person or make_person(), theme=theme, **{**standard, **fields}
    )
