"""Say that one is away and who stands in, and that one is back."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from alliantie.models import Absence
from alliantie.visibility import Actor

from .policies import check_absence


@transaction.atomic
def be_away(*, actor: Actor, from_day: date, until_day: date, stand_in: Any | None) -> Absence:
    """Note when somebody is away; what was noted before is replaced."""
    check_absence(
        from_day=from_day,
        until_day=until_day,
        today=timezone.localdate(),
        is_own=stand_in is not None and stand_in.pk == actor.user_id,
    )
    told = {"from_day": from_day, "until_day": until_day, "stand_in": stand_in}
    absence, _new = Absence.objects.update_or_create(user_id=actor.user_id or 0, defaults=told)
    record(action="absence.set", obj=absence, actor_id=actor.user_id, origin="cms")
    return absence


@transaction.atomic
def be_back(*, actor: Actor) -> bool:
    """Forget an absence. False when there was none."""
    absence = Absence.objects.filter(user_id=actor.user_id or 0).first()
    if absence is None:
        return False
    record(action="absence.end", obj=absence, actor_id=actor.user_id, origin="cms")
    absence.delete()
    return True


def forget_past_absences() -> int:
    """Throw away absences that are over: when somebody was away is nobody's business afterwards."""
    number, _by_model = Absence.objects.filter(until_day__lt=timezone.localdate()).delete()
    return number
