"""Say that one is away and who stands in, and that one is back."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.models import Absence
from alliantie.visibility import Actor

from .colleagues import name_of, with_roles
from .policies import WorkRefusedError, check_absence
from .sources import could_stand_in


@transaction.atomic
def be_away(*, actor: Actor, from_day: date, until_day: date, stand_in: Any | None) -> Absence:
    """Note when somebody is away; what was noted before is replaced."""
    check_absence(
        from_day=from_day,
        until_day=until_day,
        today=timezone.localdate(),
        is_own=stand_in is not None and stand_in.pk == actor.user_id,
    )
    if stand_in is not None and not could_stand_in(with_roles(stand_in), actor):
        raise WorkRefusedError(
            _("%(name)s beslist vooral over ander werk dan jij. Kies iemand anders.")
            % {"name": name_of(stand_in)}
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
