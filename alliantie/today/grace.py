"""Let a decision wait for a moment, so that who made it can take it back before anything is done about it."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.choices import DecisionState
from alliantie.models import Decision

from .colleagues import name_of
from .policies import WorkRefusedError
from .sources import source_named

LONGEST_TITLE = 255
KEPT = timedelta(days=7)
REMARK = "remark"  # so forms of judging name what is written


def is_given() -> bool:
    """Say whether decisions wait at all on this site."""
    return settings.DECISION_GRACE_SECONDS > 0


def decide(
    *, kind: str, key: int, title: str, user_id: int, filled_in: Mapping[str, Sequence[str]]
) -> Decision:
    """Write a decision down; the worker carries it out after `DECISION_GRACE_SECONDS`.

    Of two at the same moment one is kept; the other is told who was first.
    """
    from alliantie.tasks import carry_out_decision  # the frame's tasks know this module

    told = {
        "title": title[:LONGEST_TITLE],
        "state": DecisionState.WAITING,
        "decided_by_id": user_id,
        "decided_at": timezone.now(),
        "filled_in": {name: list(values) for name, values in filled_in.items()},
        "why_not": "",
    }
    with transaction.atomic():
        _clear(kind, key, user_id)
        try:
            with transaction.atomic():
                made = Decision.objects.create(kind=kind, key=key, **told)
        except IntegrityError as error:
            raise WorkRefusedError(_("Een collega besloot hier net over.")) from error
        record(action="decision.make", obj=made, actor_id=user_id, origin="cms")
        moment = made.decided_at + timedelta(seconds=settings.DECISION_GRACE_SECONDS)
        carry_out_decision.using(run_after=moment).enqueue(made.pk)
    return made


@transaction.atomic
def take_back(*, pk: int, user_id: int) -> Decision:
    """Take back one's own decision while nothing is done about it; what was filled in stays."""
    rows = Decision.objects.select_for_update().filter(pk=pk, decided_by=user_id)
    row = rows.filter(state=DecisionState.WAITING).first()
    if row is None:
        raise WorkRefusedError(_("Dit besluit is al uitgevoerd. Je kunt het niet meer terugnemen."))
    row.state = DecisionState.TAKEN_BACK
    row.save(update_fields=["state"])
    record(action="decision.take_back", obj=row, actor_id=user_id, origin="cms")
    return row


@transaction.atomic
def carry_out(*, pk: int) -> bool:
    """Do what was decided, once; what cannot be done any more comes back to who decided it."""
    row = (
        Decision.objects.select_for_update(of=("self",))
        .select_related("decided_by")
        .filter(pk=pk, state=DecisionState.WAITING)
        .first()
    )
    if row is None:
        return False
    try:
        with transaction.atomic():
            _do(row)
    except WorkRefusedError as error:
        row.state, row.why_not = DecisionState.REFUSED, error.sentence
        row.save(update_fields=["state", "why_not"])
        return False
    row.delete()
    return True


def _do(row: Decision) -> None:
    source = source_named(row.kind)
    if source is None:
        raise WorkRefusedError(_("Dit soort werk is er niet meer."))
    source.carry_out(row.key, row.decided_by, row.filled_in)


def _clear(kind: str, key: int, user_id: int) -> None:
    """Make room for a decision: a colleague who was first stands, one's earlier try goes.

    What a colleague decided while the worker was away is told to them, with every word.
    """
    earlier = Decision.objects.select_for_update(of=("self",)).filter(kind=kind, key=key)
    first = earlier.pending().select_related("decided_by").first()
    if first is not None:
        raise WorkRefusedError(
            _("%(name)s besloot hier net over.") % {"name": name_of(first.decided_by)}
        )
    earlier.filter(decided_by=user_id).delete()
    earlier.filter(state=DecisionState.WAITING).update(
        state=DecisionState.REFUSED,
        why_not=_("Het bleef te lang liggen, en een collega besloot er opnieuw over."),
    )


def waiting_for(*, kind: str, key: int) -> Decision | None:
    """Give the decision that is about to be carried out."""
    rows = Decision.objects.pending().select_related("decided_by")
    return rows.filter(kind=kind, key=key).first()


def filled_in(*, kind: str, key: int, user_id: int | None) -> dict[str, Any]:
    """Give what somebody filled in before the decision was taken back or could not be carried out."""
    rows = Decision.objects.filter(kind=kind, key=key, decided_by=user_id)
    row = rows.exclude(state=DecisionState.WAITING).order_by("-decided_at").first()
    return {name: values[-1] for name, values in row.filled_in.items() if values} if row else {}


def words_of(row: Decision) -> list[str]:
    """Give the remarks that were filled in, without choices and keys."""
    remarks = (some for name, some in row.filled_in.items() if name.startswith(REMARK))
    return [value.strip() for some in remarks for value in some if value.strip()]


@transaction.atomic
def forget(*, row: Decision) -> None:
    """Throw a decision away that its maker read about."""
    record(action="decision.forget", obj=row, actor_id=row.decided_by_id, origin="cms")
    row.delete()


def forget_old() -> None:
    """Throw away what was filled in and never used again."""
    Decision.objects.filter(decided_at__lt=timezone.now() - KEPT).delete()
