"""Editors make, open and close idea rounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.visibility import Actor
from cases.choices import RoundState, WhoMayPost
from cases.models import IdeaRound
from cases.policies.ideas import IdeaRefusedError, check_close, check_editor, check_period

from .posting import locked_round

LONGEST_SLUG = 100


@dataclass(frozen=True)
class RoundWords:
    """What editors ask, when and of whom."""

    question: str
    opens_on: date
    closes_on: date
    more: str = ""
    who_may_post: str = WhoMayPost.MEMBERS
    theme_ids: Sequence[int] = ()


@transaction.atomic
def make_round(*, actor: Actor, words: RoundWords) -> IdeaRound:
    """Begin a round as a draft; its address comes from the question and stays."""
    check_editor(is_editor=actor.is_editor)
    check_period(words.opens_on, words.closes_on)
    made = IdeaRound(slug=_free_slug(words.question))
    _write(made, words)
    record(action="idea_round.make", obj=made, actor_id=actor.user_id)
    return made


@transaction.atomic
def edit_round(*, round_: IdeaRound, actor: Actor, words: RoundWords) -> None:
    """Change a round that is not closed."""
    check_editor(is_editor=actor.is_editor)
    check_period(words.opens_on, words.closes_on)
    row = locked_round(round_.pk)
    if row.state == RoundState.CLOSED:
        raise IdeaRefusedError(_("Een gesloten ronde verander je niet meer."))
    _write(row, words)
    record(action="idea_round.edit", obj=row, actor_id=actor.user_id)


def _write(row: IdeaRound, words: RoundWords) -> None:
    row.question, row.more = words.question, words.more
    row.opens_on, row.closes_on = words.opens_on, words.closes_on
    row.who_may_post = words.who_may_post
    row.save()
    row.themes.set(words.theme_ids)


@transaction.atomic
def open_round(*, round_: IdeaRound, actor: Actor) -> None:
    """Put a round on the site."""
    check_editor(is_editor=actor.is_editor)
    row = locked_round(round_.pk)
    if row.state != RoundState.DRAFT:
        raise IdeaRefusedError(_("Deze ronde staat al op de site."))
    row.state = RoundState.OPEN
    row.save(update_fields=["state", "updated_at"])
    record(action="idea_round.open", obj=row, actor_id=actor.user_id)


@transaction.atomic
def close_round(*, round_: IdeaRound, actor: Actor, conclusion: str) -> None:
    """Close a round when every idea has an answer; an idea that comes in meanwhile waits for this."""
    check_editor(is_editor=actor.is_editor)
    row = locked_round(round_.pk)
    check_close(state=row.state, undecided=row.ideas.undecided().count())
    row.state, row.conclusion = RoundState.CLOSED, conclusion.strip()
    row.save(update_fields=["state", "conclusion", "updated_at"])
    record(action="idea_round.close", obj=row, actor_id=actor.user_id)


def _free_slug(question: str) -> str:
    base = slugify(question)[:LONGEST_SLUG].strip("-") or "ronde"
    taken = set(IdeaRound.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
