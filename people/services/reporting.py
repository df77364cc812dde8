"""Tell editors of something that is wrong; only then do they see what was said."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.idempotency import KeyOfAnotherError, once
from alliantie.throttles import hit
from alliantie.visibility import Actor
from people.choices import ReportState
from people.models import Conversation, Report
from people.policies.conversations import ONE_DAY, check_takes_part
from people.policies.refusals import NotYoursError, PeopleRefusedError
from search.registry import key_of

from .standing import standing_of

REPORTS_A_DAY = 10


def report(*, thing: Model, url: str, reason: str, user_id: int, key: UUID) -> bool:
    """Put something before the editors; give False when this form was sent before."""
    if isinstance(thing, Conversation):
        check_takes_part(standing_of(thing, user_id))
    about = key_of(thing)

    def change() -> dict[str, Any]:
        hit(scope="report", key=str(user_id), limit=REPORTS_A_DAY, seconds=ONE_DAY)
        made = Report.objects.create(reporter_id=user_id, about=about, url=url, reason=reason)
        record(action="report.make", obj=made, actor_id=user_id)
        return {"report": made.pk}

    try:
        return once(key=key, purpose=f"report {about}", owner=f"user:{user_id}", change=change)[1]
    except KeyOfAnotherError as error:
        raise PeopleRefusedError(
            _("Dit formulier is al eens gebruikt. Laad de pagina opnieuw en plak je tekst erin.")
        ) from error


@transaction.atomic
def settle(*, report: Report, actor: Actor) -> None:
    """Note that editors did what was needed; twice is once."""
    if not actor.is_editor:
        raise NotYoursError(_("Alleen de redactie handelt meldingen af."))
    open_ones = Report.objects.filter(pk=report.pk, state=ReportState.OPEN)
    settled = {"settled_by": actor.user_id, "settled_at": timezone.now()}
    if open_ones.update(state=ReportState.SETTLED, **settled):
        record(action="report.settle", obj=report, actor_id=actor.user_id, origin="cms")
