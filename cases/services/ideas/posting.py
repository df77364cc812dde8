"""Give an idea, change it, take it back."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from alliantie.idempotency import once
from alliantie.throttles import hit
from alliantie.visibility import Actor
from cases.choices import IdeaState
from cases.models import Idea, IdeaRound
from cases.policies.ideas import PER_PERSON, check_change, check_post, check_words
from organisations.models import Organisation

PURPOSE = "idea.post"
ONE_DAY = int(timedelta(days=1).total_seconds())


@dataclass(frozen=True)
class Words:
    """What somebody proposes."""

    title: str
    text: str = ""


def post_idea(*, round_: IdeaRound, actor: Actor, key: UUID, words: Words) -> Idea:
    """Keep an idea once for each form key; a round that closes meanwhile takes none."""
    check_words(words.title)

    def change() -> dict[str, Any]:
        hit(scope=PURPOSE, key=f"user {actor.user_id}", limit=PER_PERSON, seconds=ONE_DAY)
        return {"idea": _keep(round_, actor, words).pk}

    owner = f"user:{actor.user_id}"
    kept, _is_new = once(key=key, purpose=f"{PURPOSE} {round_.pk}", owner=owner, change=change)
    return Idea.objects.get(pk=kept["idea"])


def _keep(round_: IdeaRound, actor: Actor, words: Words) -> Idea:
    row = locked_round(round_.pk)
    check_post(row, timezone.localdate(), is_member=actor.is_member, sides=sides_of(actor))
    idea = Idea.objects.create(
        round=row, title=words.title.strip(), text=words.text.strip(), author_id=actor.user_id
    )
    record(action="idea.post", obj=idea, actor_id=actor.user_id)
    return idea


def sides_of(actor: Actor) -> frozenset[str]:
    """Give on which sides of the government line somebody works; one query."""
    if not actor.organisation_ids:
        return frozenset()
    rows = Organisation.objects.filter(pk__in=actor.organisation_ids)
    return frozenset(rows.values_list("side", flat=True))


@transaction.atomic
def edit_idea(*, idea: Idea, actor: Actor, words: Words) -> None:
    """Change the words of an own idea that nobody decided on yet."""
    row = _own(idea, actor)
    check_words(words.title)
    row.title, row.text = words.title.strip(), words.text.strip()
    row.save(update_fields=["title", "text"])
    record(action="idea.edit", obj=row, actor_id=actor.user_id)


@transaction.atomic
def withdraw_idea(*, idea: Idea, actor: Actor) -> None:
    """Take back an own idea that nobody decided on yet."""
    row = _own(idea, actor)
    row.state = IdeaState.WITHDRAWN
    row.save(update_fields=["state"])
    record(action="idea.withdraw", obj=row, actor_id=actor.user_id)


def _own(idea: Idea, actor: Actor) -> Idea:
    round_ = locked_round(idea.round_id)
    row = Idea.objects.select_for_update().get(pk=idea.pk)
    check_change(row, round_, timezone.localdate(), actor.user_id)
    return row


def locked_round(pk: int) -> IdeaRound:
    """Give the round as it is now; who posts, decides and closes wait for each other here."""
    return IdeaRound.objects.select_for_update().get(pk=pk)
