"""Editors answer ideas: adopt or not, merge, and tell what came of it."""

from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.notices import notify
from alliantie.audit import record
from alliantie.visibility import Actor
from cases.choices import IdeaState
from cases.models import Idea, IdeaRound, IdeaSupport
from cases.policies.ideas import (
    IdeaRefusedError,
    check_decide,
    check_editor,
    check_reason,
    check_undecided_round,
)

from .posting import locked_round

KIND = "idea.answer"


@dataclass(frozen=True)
class CameOf:
    """What came of an adopted idea: a page of this site, an address elsewhere, or a sentence."""

    text: str
    page_id: int | None = None
    url: str = ""


@transaction.atomic
def decide_idea(*, idea: Idea, actor: Actor, decision: str, reason: str) -> None:
    """Adopt an idea or not, with a reason, as long as the round is not closed; the author hears."""
    row = _for_editor(idea, actor)
    check_decide(row, decision)
    check_reason(reason)
    row.state, row.reason, row.decided_at = decision, reason.strip(), timezone.now()
    row.save(update_fields=["state", "reason", "decided_at"])
    record(action=f"idea.{decision}", obj=row, actor_id=actor.user_id)
    _tell(row, _("Er is besloten over je idee: %(title)s"), once=f"{row.decided_at:%Y%m%d%H%M%S}")


@transaction.atomic
def merge_idea(*, idea: Idea, into: Idea, actor: Actor) -> None:
    """Let an idea go up in another of the same round; who supported it supports the other."""
    row = _for_editor(idea, actor)
    target = Idea.objects.select_for_update().get(pk=into.pk)
    if row.pk == target.pk or row.round_id != target.round_id or row.state != IdeaState.OPEN:
        raise IdeaRefusedError(_("Deze ideeën kun je niet samenvoegen."))
    if target.state in {IdeaState.MERGED, IdeaState.WITHDRAWN}:
        raise IdeaRefusedError(_("Het andere idee is zelf samengevoegd of ingetrokken."))
    _move_support(row, target)
    Idea.objects.filter(merged_into=row).update(merged_into=target)
    row.state, row.merged_into, row.decided_at = IdeaState.MERGED, target, timezone.now()
    row.save(update_fields=["state", "merged_into", "decided_at"])
    record(action="idea.merge", obj=row, actor_id=actor.user_id)
    _tell(row, _("Je idee ging op in een ander idee: %(title)s"), once=f"merged-{target.pk}")


def _move_support(row: Idea, target: Idea) -> None:
    there = IdeaSupport.objects.filter(idea=target).values("user")
    moving = IdeaSupport.objects.filter(idea=row).exclude(
        user__in=list(there.values_list("user", flat=True))
    )
    if target.author_id is not None:
        moving = moving.exclude(user=target.author_id)
    moving.update(idea=target)
    IdeaSupport.objects.filter(idea=row).delete()


@transaction.atomic
def tell_what_came(*, idea: Idea, actor: Actor, came_of: CameOf) -> None:
    """Say what came of an adopted idea; also long after the round closed."""
    check_editor(is_editor=actor.is_editor)
    row = Idea.objects.select_for_update().get(pk=idea.pk)
    if row.state != IdeaState.ADOPTED:
        raise IdeaRefusedError(_("Dit idee is niet overgenomen."))
    if not came_of.text.strip():
        raise IdeaRefusedError(_("Schrijf in een zin wat er van het idee kwam."))
    row.came_of_text, row.came_of_url = came_of.text.strip(), came_of.url
    row.came_of_page_id = came_of.page_id
    row.save(update_fields=["came_of_text", "came_of_url", "came_of_page"])
    record(action="idea.came_of", obj=row, actor_id=actor.user_id)
    _tell(row, _("Er kwam iets van je idee: %(title)s"), once="came")


def _for_editor(idea: Idea, actor: Actor) -> Idea:
    check_editor(is_editor=actor.is_editor)
    round_: IdeaRound = locked_round(idea.round_id)
    check_undecided_round(round_.state)
    return Idea.objects.select_for_update().get(pk=idea.pk)


def _tell(idea: Idea, text: str, *, once: str) -> None:
    if idea.author_id is None:
        return
    slug = IdeaRound.objects.values_list("slug", flat=True).get(pk=idea.round_id)
    notify(
        user_ids=[idea.author_id],
        kind=KIND,
        text=text % {"title": idea.title},
        url=reverse("cases:idea", args=[slug, idea.pk]),
        once_key=f"idea-{idea.pk}-{once}",
    )
