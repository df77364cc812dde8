"""Questions on pages of others: empty search, themes, front page and desk; at most two queries each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from alliantie.visibility import Actor
from people.choices import QuestionState
from people.models import Question
from people.policies.publishing import may_write
from people.querysets import QuestionQuerySet

from .questions import QuestionCard, card, usual_wait

ON_THEME, ON_FRONT, ON_DESK = 4, 3, 10
LONGEST_WORDS = 200


@dataclass(frozen=True)
class Questions:
    """Questions under one or two headings."""

    first: Sequence[QuestionCard] = ()
    second: Sequence[QuestionCard] = ()
    ask_url: str = ""
    wait: str = ""


def ask_url(words: str = "", theme: int | None = None) -> str:
    """Give the address of the form, with what is known already."""
    known = {"q": words[:LONGEST_WORDS], "thema": str(theme) if theme else ""}
    filled = {name: value for name, value in known.items() if value}
    return reverse("people:ask") + (f"?{urlencode(filled)}" if filled else "")


def on_nothing_found(actor: Actor, words: Any) -> Questions:
    """Offer to ask people what no page answers."""
    return Questions(ask_url=ask_url(str(words or "")), wait=usual_wait())


def on_theme(actor: Actor, theme: Any) -> Questions:
    """Give the newest questions about a theme."""
    rows = _cards(actor).filter(themes=theme).newest_first()[:ON_THEME]
    return Questions(first=[card(one) for one in rows], ask_url=ask_url(theme=theme.pk))


def on_front(actor: Actor, nothing: Any) -> Questions | None:
    """Give the newest that waits for an answer and the newest that has one."""
    seen = Question.objects.standing().visible_to(actor)
    waiting = seen.unanswered().newest_first().values("pk")[:ON_FRONT]
    answered = seen.answered().order_by("-first_answered_at", "-pk").values("pk")[:ON_FRONT]
    both = _cards(actor).filter(Q(pk__in=waiting) | Q(pk__in=answered))
    rows = list(both.order_by("-first_answered_at", "-opened_at", "-pk"))
    made = Questions(
        first=[card(one) for one in rows if one.state == QuestionState.OPEN],
        second=[card(one) for one in rows if one.state != QuestionState.OPEN],
        ask_url=ask_url(),
        wait=usual_wait(),
    )
    return made if made.first or made.second else None


def newest(actor: Actor, number: int) -> Sequence[QuestionCard]:
    """Give what was asked last, for a page of editors; one query, without who asked."""
    return [card(one) for one in _cards(actor).newest_first()[:number]]


def on_desk(actor: Actor, nothing: Any) -> Questions | None:
    """Give what was put to somebody and what they asked themselves."""
    if not may_write(actor):
        return None
    rows = Question.objects.for_lines()
    put = rows.put_to(actor).newest_first()[:ON_DESK]
    own = rows.asked_by(actor).order_by("-asked_at", "-pk")[:ON_DESK]
    made = Questions(
        first=[card(one) for one in put], second=[card(one) for one in own], ask_url=ask_url()
    )
    return made if made.first or made.second else None


def _cards(actor: Actor) -> QuestionQuerySet:
    rows = Question.objects.standing().visible_to(actor)
    return rows.for_lines()
