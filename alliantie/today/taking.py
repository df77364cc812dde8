"""Take work, give it back, hand it to a colleague: of two at the same moment one gets it."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.mail import queue_mail
from alliantie.models import TakenWork
from alliantie.visibility import Actor

from .absences import asking
from .colleagues import name_of, with_roles
from .listing import Whose
from .policies import Hold, WorkRefusedError, check_take, is_free, is_of
from .sources import THE_HOUSE, Source, sources


def hold_of(taken: TakenWork) -> Hold:
    """Give what the rules ask about who took something."""
    user = taken.taken_by
    return Hold(user.pk, name_of(user), taken.taken_at, is_active=user.is_active)


@transaction.atomic
def take(*, source: Source, key: int, actor: Actor) -> TakenWork:
    """Give work to who asks for it; taking it twice is taking it once."""
    return _give(source, key, actor=actor, to=actor.user_id)


@transaction.atomic
def hand_over(*, source: Source, key: int, actor: Actor, colleague: Any) -> TakenWork:
    """Give work to a colleague who may decide about it."""
    if not source.can_be_handed:
        raise WorkRefusedError(_("Dit soort werk geef je niet door."))
    if colleague.pk == actor.user_id:
        raise WorkRefusedError(_("Kies een collega, niet jezelf."))
    if not source.may(with_roles(colleague)):
        raise WorkRefusedError(
            _("%(name)s mag hier niet over beslissen. Kies iemand anders.")
            % {"name": name_of(colleague)}
        )
    taken = _give(source, key, actor=actor, to=colleague.pk)
    queue_mail(
        template="work_handed",
        to=colleague.email,
        context={
            "name": colleague.first_name,
            "by": name_of(taken.handed_by) if taken.handed_by else "",
            "kind": str(source.label),
            "url": f"{settings.SITE_URL}{reverse('work_today')}?wie={Whose.MINE}",
        },
        once_key=f"work_handed-{taken.pk}-{taken.taken_at.isoformat()}",
    )
    return taken


@transaction.atomic
def give_back(*, source: Source, key: int, actor: Actor) -> bool:
    """Let go of work: of one's own, or of whom one stands in for. False when there was nothing."""
    taken = _locked(source, key)
    if taken is None:
        return False
    hold = hold_of(taken)
    if not is_of(hold, actor.user_id, asking(actor).away_for(source)):
        raise WorkRefusedError(
            _("%(name)s heeft dit opgepakt. Alleen diegene geeft het terug.")
            % {"name": name_of(taken.taken_by)}
        )
    record(action="work.give_back", obj=taken, actor_id=actor.user_id, origin="cms")
    taken.delete()
    return True


def forget_what_is_done() -> int:
    """Throw away who took what no longer waits, so that nothing lingers of who did what."""
    left = TakenWork.objects.all()
    for source in sources():
        waiting = source.waiting(THE_HOUSE).order_by().values("pk")
        left = left.exclude(kind=source.kind, key__in=waiting)
    number, _by_model = left.delete()
    return number


def _give(source: Source, key: int, *, actor: Actor, to: int | None) -> TakenWork:
    handed_by = actor.user_id if to != actor.user_id else None
    now = timezone.now()
    told = {"taken_by_id": to, "taken_at": now, "handed_by_id": handed_by}
    made, is_first = TakenWork.objects.get_or_create(kind=source.kind, key=key, defaults=told)
    if is_first:
        return _recorded(made, actor)
    taken = _locked(source, key)
    if taken is None:
        raise WorkRefusedError(_("Dit veranderde net. Probeer het nog een keer."))
    hold, away = hold_of(taken), asking(actor).away_for(source)
    check_take(hold, user_id=actor.user_id, away=away, now=now)
    if taken.taken_by_id == to and not is_free(hold, away, now):
        return taken
    TakenWork.objects.filter(pk=taken.pk).update(**told)
    taken.refresh_from_db()
    return _recorded(taken, actor)


def _locked(source: Source, key: int) -> TakenWork | None:
    rows = TakenWork.objects.select_for_update(of=("self",)).select_related("taken_by")
    return rows.filter(kind=source.kind, key=key).first()


def _recorded(taken: TakenWork, actor: Actor) -> TakenWork:
    verb = "hand_over" if taken.handed_by_id else "take"
    record(action=f"work.{verb}", obj=taken, actor_id=actor.user_id, origin="cms")
    return taken
