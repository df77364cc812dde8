"""An author who disagrees asks for a second look; nothing is kept of who that is."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.calendar import add_working_days
from alliantie.idempotency import once
from alliantie.reportable import kind_of
from alliantie.visibility import Actor
from reports.choices import AppealState
from reports.models import Dossier
from reports.policies.judging import (
    APPEAL_ANSWER_WITHIN,
    check_appeal,
    check_appeal_text,
)
from reports.policies.refusals import ReportRefusedError

from .logging import log


def is_author(dossier: Dossier, actor: Actor) -> bool:
    """Say whether somebody made what a dossier is about."""
    kind = kind_of(dossier.kind)
    if kind is None or actor.user_id is None:
        return False
    return dossier.key in kind.made_by(actor.user_id, [dossier.key])


def appeal(*, dossier: Dossier, text: str, actor: Actor, key: UUID) -> None:
    """Ask for a second look, once; of what is sealed no line says who did."""
    check_appeal_text(text)
    if not is_author(dossier, actor):
        raise ReportRefusedError(_("Alleen wie dit schreef kan bezwaar maken."))

    def change() -> dict[str, Any]:
        _appeal(dossier, text, actor)
        return {}

    owner = f"dossier:{dossier.pk}"
    once(key=key, purpose=f"report.appeal {dossier.pk}", owner=owner, change=change)


@transaction.atomic
def _appeal(dossier: Dossier, text: str, actor: Actor) -> None:
    row = Dossier.objects.select_for_update().get(pk=dossier.pk)
    today = timezone.localdate()
    check_appeal(state=row.state, appeal=row.appeal_state, decided_on=decided_on(row), today=today)
    row.appeal, row.appeal_state = text.strip(), AppealState.OPEN
    row.appealed_on = today
    row.appeal_promised_on = add_working_days(today, APPEAL_ANSWER_WITHIN)
    row.save()
    kind = kind_of(row.kind)
    thing = kind.get(row.key) if kind is not None else None
    is_sealed = kind is None or kind.is_sealed
    log(row, kind, thing, "appeal", actor_id=None if is_sealed else actor.user_id)


def decided_on(dossier: Dossier) -> Any:
    """Give the day of the decision, by our clock."""
    return timezone.localtime(dossier.decided_at).date() if dossier.decided_at else None
