"""Idea rounds in lists, on the front page and on the desk."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from cases.choices import IdeaState, RoundState
from cases.models import Idea, IdeaRound
from cases.policies.ideas import is_taking

ROUNDS_ON_PAGE, ON_FRONT, ON_DESK = 20, 2, 5
TONES = {
    IdeaState.OPEN: "with_editors",
    IdeaState.ADOPTED: "online",
    IdeaState.NOT_ADOPTED: "draft",
    IdeaState.MERGED: "draft",
    IdeaState.WITHDRAWN: "draft",
}


@dataclass(frozen=True)
class RoundCard:
    """One round in a list."""

    url: str
    question: str
    state: str
    tone: str
    opens_on: date
    closes_on: date
    ideas: int


def round_card(round_: Any, today: date) -> RoundCard:
    """Make the card of a round that was fetched with its number of ideas."""
    state, tone = _standing(round_, today)
    return RoundCard(
        url=round_.get_absolute_url(),
        question=round_.question,
        state=state,
        tone=tone,
        opens_on=round_.opens_on,
        closes_on=round_.closes_on,
        ideas=getattr(round_, "idea_count", 0),
    )


def _standing(round_: IdeaRound, today: date) -> tuple[str, str]:
    if round_.state == RoundState.DRAFT:
        return _("Concept"), "draft"
    if round_.state == RoundState.CLOSED:
        return _("Gesloten"), "draft"
    if today < round_.opens_on:
        return _("Begint binnenkort"), "with_editors"
    if is_taking(round_, today):
        return _("Open"), "online"
    return _("De redactie beslist"), "with_editors"


def rounds(actor: Actor, number: str) -> tuple[Page[Any], list[RoundCard]]:
    """Give the rounds this actor may see, the newest first."""
    seen = counted(IdeaRound.objects.visible_to(actor)).order_by("-opens_on", "-pk")
    page = Paginator(seen, ROUNDS_ON_PAGE).get_page(number)
    today = timezone.localdate()
    return page, [round_card(one, today) for one in page]


def counted(rows: Any) -> Any:
    """Count along how many ideas a round has that are not taken back."""
    standing = ~Q(ideas__state=IdeaState.WITHDRAWN)
    return rows.annotate(idea_count=Count("ideas", filter=standing))


def open_rounds(actor: Actor, _nothing: Any = None) -> list[RoundCard] | None:
    """Give the rounds that take ideas today, for the front page; one query."""
    today = timezone.localdate()
    rows = counted(IdeaRound.objects.visible_to(actor).taking_ideas(today))
    return [round_card(one, today) for one in rows.order_by("closes_on", "pk")[:ON_FRONT]] or None


@dataclass(frozen=True)
class OwnIdea:
    """An own idea that got an answer, on the desk."""

    title: str
    url: str
    state: str
    tone: str
    decided_at: datetime


def answered(actor: Actor, _nothing: Any = None) -> list[OwnIdea] | None:
    """Give somebody's ideas that got an answer, the newest first; one query."""
    if not actor.is_signed_in:
        return None
    rows = Idea.objects.filter(author=actor.user_id, decided_at__isnull=False)
    newest = rows.select_related("round").order_by("-decided_at", "-pk")[:ON_DESK]
    return [
        OwnIdea(
            title=one.title,
            url=f"{one.round.get_absolute_url()}{one.pk}/",
            state=one.get_state_display(),
            tone=TONES[IdeaState(one.state)],
            decided_at=one.decided_at,
        )
        for one in newest
        if one.decided_at
    ] or None
