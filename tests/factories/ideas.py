"""Idea rounds for tests."""

from datetime import timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from cases.choices import IdeaState, RoundState
from cases.models import Idea, IdeaRound, IdeaSupport
from cases.services.ideas.posting import Words, post_idea
from organisations.actors import actor_for

_numbers = count(1)


def make_idea_round(*, state: str = RoundState.OPEN, **fields: Any) -> IdeaRound:
    """Make a round that is open for a month around today."""
    number, today = next(_numbers), timezone.localdate()
    return IdeaRound.objects.create(
        **{
            "question": f"Wat kan er beter in ronde {number}?",
            "slug": f"ronde-{number}",
            "opens_on": today - timedelta(days=10),
            "closes_on": today + timedelta(days=20),
            "state": state,
            **fields,
        }
    )


def make_idea(round_: IdeaRound, author: User | None, **fields: Any) -> Idea:
    """Make an idea without asking whether somebody may."""
    number = next(_numbers)
    values = {"title": f"Idee {number}", "state": IdeaState.OPEN, **fields}
    return Idea.objects.create(round=round_, author=author, **values)


def give_idea(round_: IdeaRound, author: User, title: str = "Bel eerst") -> Idea:
    """Give an idea as its author would."""
    return post_idea(round_=round_, actor=actor_for(author), key=uuid4(), words=Words(title=title))


def add_support(idea: Idea, user: User, reason: str = "Dit helpt ons.") -> IdeaSupport:
    """Let somebody support an idea."""
    return IdeaSupport.objects.create(idea=idea, user=user, reason=reason)
