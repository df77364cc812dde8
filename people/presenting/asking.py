"""What the page to ask somebody shows: earlier answers first, and who has room for a question."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alliantie.cards import Link
from alliantie.visibility import Actor
from people.choices import QuestionState
from people.models import (
    Ambassadorship,
    Block,
    Conversation,
    Expertise,
    Person,
    Question,
    RequestBudget,
)
from people.policies.budget import free_again_on, month_of
from people.querysets.people import seen_by
from people.services.suitable import ORDER_OF_LEVELS, suitable
from themes.models import Theme

MOST = 5


@dataclass(frozen=True)
class Earlier:
    """A question that was answered before, without who asked."""

    title: str
    body: str


@dataclass(frozen=True)
class Taker:
    """Who gets the question, and what to say when that is somebody else; `person` None is nobody."""

    person: Person | None
    sentence: str = ""


@dataclass(frozen=True)
class ContactView:
    """The page to ask somebody."""

    person: Person
    taker: Taker
    earlier: Sequence[Earlier]
    questions: Sequence[Link]


def open_themes(person: Person, actor: Actor, today: date) -> list[Theme]:
    """Give what somebody may be asked about, as far as this actor may know; one query."""
    shown = Person.objects.filter(seen_by(actor, "show_knowledge"), pk=person.pk)
    known = Expertise.objects.filter(person__in=shown, level__in=ORDER_OF_LEVELS)
    terms = Ambassadorship.objects.current(today).filter(person__in=shown)
    themes = Theme.objects.filter(Q(expertises__in=known) | Q(ambassadorships__in=terms))
    return list(themes.distinct())


def contact_view(
    person: Person, themes: Sequence[Theme], actor: Actor, taker: Taker
) -> ContactView:
    """Build the page."""
    published = Conversation.objects.published_by(person.pk)[:MOST]
    return ContactView(
        person=person,
        taker=taker,
        earlier=[Earlier(one.public_question, one.public_answer) for one in published],
        questions=_answered(themes, actor),
    )


def _answered(themes: Sequence[Theme], actor: Actor) -> list[Link]:
    if not themes:
        return []
    done = (QuestionState.ANSWERED, QuestionState.CLOSED)
    rows = Question.objects.visible_to(actor).filter(state__in=done, themes__in=themes)
    return [Link(label=one.text, url=one.get_absolute_url()) for one in rows.distinct()[:MOST]]


def taker_for(person: Person, actor: Actor, today: date, *, themes: Sequence[Theme]) -> Taker:
    """Say who can be asked today: this person, or who is most suitable after them."""
    free_on = _free_on(person, today)
    around = Block.objects.around(actor.user_id) if actor.user_id is not None else set()
    blocked = person.user_id in around
    if free_on == today and not blocked:
        return Taker(person)
    found = _others(actor, today, themes=themes, exclude={person.user_id, *around})
    when = "" if blocked else _when(free_on, today)
    sentence = _sentence(person.name, found[0].name if found else "", when)
    return Taker(found[0] if found else None, sentence)


def agreed_taker(person: Person, slug: str, actor: Actor) -> Person:
    """Give whom somebody agreed to ask on this page; whether that still has room, `start` asks."""
    if slug == person.slug:
        return person
    seen = Person.objects.visible_to(actor).active()
    return seen.filter(slug=slug).first() or person


def _free_on(person: Person, today: date) -> date:
    budget = RequestBudget.objects.filter(person=person, month=month_of(today)).first()
    return free_again_on(
        today=today,
        paused_until=person.paused_until,
        taken=budget.taken if budget else 0,
        allowed=person.monthly_budget,
    )


def _others(
    actor: Actor, today: date, *, themes: Sequence[Theme], exclude: set[int]
) -> list[Person]:
    """Give who else can be asked and whose name this actor may see; one query."""
    if not themes:
        return []
    able = suitable(theme_ids=[one.pk for one in themes], today=today)
    named = Person.objects.visible_to(actor).values("pk")
    return list(able.filter(pk__in=named).exclude(user__in=exclude | {actor.user_id or 0})[:1])


def _when(day: date, today: date) -> str:
    if month_of(day) == month_of(today):
        return _("op %(day)s") % {"day": date_format(day, "j F")}
    return _("in %(month)s") % {"month": date_format(day, "F")}


def _sentence(name: str, other: str, when: str) -> str:
    said = {"name": name, "other": other, "when": when}
    if when and other:
        return _("%(name)s is weer vrij %(when)s. Wil je het aan %(other)s vragen?") % said
    if when:
        return _("%(name)s is weer vrij %(when)s. Vraag het dan nog eens.") % said
    if other:
        return _("%(name)s kan nu geen vragen krijgen. Wil je het aan %(other)s vragen?") % said
    return _("%(name)s kan nu geen vragen krijgen.") % said
