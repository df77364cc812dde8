"""Hold reasons against the database, by another way than the one that found them."""

from collections.abc import Callable, Mapping
from typing import Any

from django.apps import apps
from django.db.models import Q

from alliantie.visibility import VISITOR, Actor
from cases.choices import Phase, ReuseState
from cases.models import CasePage, Reuse
from matchmaking.choices import ReasonKind
from organisations.models import Membership, Organisation
from people.choices import Direction, Level
from people.models import Answer, Expertise, Offer, Person
from search.analysis.analyzer import words

Stored = Mapping[str, str]
MEMBER = Actor(is_member=True)


def is_true(reason: Stored) -> bool:
    """Say whether both sides may be read by everybody (of people: by members), and share what is said."""
    here, there = record_of(reason["here"]), record_of(reason["there"])
    if here is None or there is None:
        return False
    return CHECKS[reason["kind"]](here, there, reason["about"])


def record_of(key: str) -> Any:
    """Give the record behind a key if its readers may see it now."""
    prefix, _colon, pk = key.partition(":")
    model: Any = apps.get_model(prefix)
    reader = MEMBER if model is Person else VISITOR
    return model.objects.visible_to(reader).filter(pk=pk).first()


def _topic(here: Any, there: Any, about: str) -> bool:
    return _is_about(here, about) and _is_about(there, about)


def _is_about(record: Any, topic: str) -> bool:
    prefix, _colon, name = topic.partition(":")
    if prefix == "tag":
        return name in {tag.name.casefold() for tag in record.tags.all()}
    if isinstance(record, Person):
        return record.expertises.filter(theme=int(name)).exists()
    if isinstance(record, Offer):
        return str(record.theme_id) == name
    return record.themes.filter(pk=name).exists()


def _words(here: Any, there: Any, about: str) -> bool:
    return set(about.split()) <= _said(here) & _said(there)


def _said(record: Any) -> set[str]:
    """Give the words of title and summary, whatever a model calls them."""
    names = ("title", "name", "text", "summary", "situation", "goal", "more", "description")
    return set(words(" ".join(str(getattr(record, name, "")) for name in names)))


def _applied(here: Any, there: Any, about: str) -> bool:
    pk = about.partition(":")[2]
    rows = Reuse.objects.filter(pk=pk, state=ReuseState.SHOWN)
    return rows.filter(organisation=here.pk, original=there.pk).exists()


def _joinable(here: Any, there: Any, about: str) -> bool:
    return isinstance(there, CasePage) and there.phase == Phase.LOOKING


def _sort(here: Organisation, there: Organisation, about: str) -> bool:
    return here.kind == there.kind == about


def _place(here: Organisation, there: Organisation, about: str) -> bool:
    return here.region == there.region == about


def _knows(here: Any, there: Person, about: str) -> bool:
    knows = there.expertises.exclude(level=Level.WANTS_TO_LEARN)
    theme = int(about.partition(":")[2])
    return _is_about(here, about) and knows.filter(theme=theme).exists()


def _did(here: Any, there: Person, about: str) -> bool:
    if isinstance(here, CasePage):
        shown = Membership.objects.active().filter(
            user=there.user_id, organisation=here.organisation_id, is_shown=True
        )
        return here.contact_id == there.user_id and shown.exists()
    return Answer.objects.shown().filter(question=here.pk, author=there.user_id).exists()


def _offer(here: Any, there: Any, about: str) -> bool:
    theme = int(about.partition(":")[2])
    return {_needs(here, theme), _needs(there, theme)} == {True, False}


def _needs(record: Any, theme: int) -> bool | None:
    """Say whether this asks (True) or offers (False) something about a theme."""
    if isinstance(record, Offer):
        return record.direction == Direction.NEED if record.theme_id == theme else None
    known = Expertise.objects.filter(Q(person=record.pk, theme=theme)).first()
    return known.level == Level.WANTS_TO_LEARN if known else None


CHECKS: dict[str, Callable[[Any, Any, str], bool]] = {
    ReasonKind.TOPIC: _topic,
    ReasonKind.WORDS: _words,
    ReasonKind.APPLIED: _applied,
    ReasonKind.JOINABLE: _joinable,
    ReasonKind.SORT: _sort,
    ReasonKind.PLACE: _place,
    ReasonKind.KNOWS: _knows,
    ReasonKind.DID: _did,
    ReasonKind.OFFER: _offer,
}
