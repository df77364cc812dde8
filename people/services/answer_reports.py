"""Tell editors of an answer that is wrong."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from alliantie.audit import record
from alliantie.idempotency import once
from alliantie.throttles import hit
from alliantie.visibility import Actor
from people.models import Answer, Report
from people.policies.publishing import check_write
from search.registry import key_of

REPORTS_A_DAY, ONE_DAY = 10, int(timedelta(days=1).total_seconds())


def report_answer(*, answer: Answer, reason: str, actor: Actor, key: UUID) -> bool:
    """Put an answer before the editors; give False when this form was sent before."""
    check_write(actor)
    about = key_of(answer)
    url = f"{answer.question.get_absolute_url()}#antwoord-{answer.pk}"

    def change() -> dict[str, Any]:
        hit(scope="report", key=str(actor.user_id), limit=REPORTS_A_DAY, seconds=ONE_DAY)
        made = Report.objects.create(reporter_id=actor.user_id, about=about, url=url, reason=reason)
        record(action="report.make", obj=made, actor_id=actor.user_id)
        return {"report": made.pk}

    owner = f"user:{actor.user_id}"
    return once(key=key, purpose=f"report {about}", owner=owner, change=change)[1]
