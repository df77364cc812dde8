"""Support an idea with a reason, or take that back."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from alliantie.visibility import Actor
from cases.models import Idea, IdeaSupport
from cases.policies.ideas import check_reason, check_support, check_taking

from .posting import locked_round


@transaction.atomic
def support(*, idea: Idea, actor: Actor, reason: str) -> IdeaSupport:
    """Support an idea; doing it twice keeps the newest reason and counts once."""
    round_ = locked_round(idea.round_id)
    row = Idea.objects.get(pk=idea.pk)
    check_support(
        row, round_, timezone.localdate(), user_id=actor.user_id, is_member=actor.is_member
    )
    check_reason(reason)
    supporter: Any = actor.user_id  # a member has one
    made, _is_new = IdeaSupport.objects.update_or_create(
        idea=row, user_id=supporter, defaults={"reason": reason.strip()}
    )
    record(action="idea.support", obj=row, actor_id=actor.user_id)
    return made


@transaction.atomic
def stop_support(*, idea: Idea, actor: Actor) -> bool:
    """Take support back; False when there was none."""
    check_taking(locked_round(idea.round_id), timezone.localdate())
    number, _rows = IdeaSupport.objects.filter(idea=idea, user=actor.user_id).delete()
    if number:
        record(action="idea.stop_support", obj=idea, actor_id=actor.user_id)
    return bool(number)
