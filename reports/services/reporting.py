"""Make a report: once for each person, in the one open dossier of a thing."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.calendar import add_working_days
from alliantie.idempotency import KeyOfAnotherError, once
from alliantie.reportable import Reportable
from alliantie.sealing import mark, marks
from alliantie.throttles import ONE_HOUR, hit, network_of
from alliantie.visibility import Actor
from reports.choices import DossierState
from reports.models import Dossier, Report
from reports.policies.refusals import ReportRefusedError
from reports.policies.reporting import (
    ANSWER_WITHIN,
    MEMBERS_PER_ADDRESS,
    ONCE_IN,
    OVERALL,
    OVERALL_OF_VISITORS,
    PER_ADDRESS,
    PER_PERSON,
    check_first,
    check_words,
)

from .logging import log

ONE_DAY = 24 * ONE_HOUR
TRIES = 3
LONGEST_KEPT = 10_000  # of one place; more says nothing new


@dataclass(frozen=True)
class Telling:
    """What somebody finds wrong; `email` only of a visitor who wants an answer."""

    reason: str
    text: str
    email: str = ""


def report(
    *, kind: Reportable, thing: Any, telling: Telling, actor: Actor, origin: str, key: UUID
) -> Dossier:
    """Put something before the moderators; however many do, nothing is hidden by number.

    Raises ReportRefusedError and ThrottledError, each with a sentence.
    """
    check_words(telling.reason, telling.text)
    who = _who(actor, origin, telling.email)

    def change() -> dict[str, Any]:
        _throttle(actor, origin)
        return {"dossier": _keep(kind, thing, telling, actor, who).pk}

    owner = (
        f"user:{actor.user_id}" if actor.is_signed_in else f"visitor:{mark('receipt', who)[:48]}"
    )
    purpose = f"report {kind.kind} {thing.pk}"
    try:
        kept, _is_new = once(key=key, purpose=purpose, owner=owner, change=change)
    except KeyOfAnotherError as error:
        raise ReportRefusedError(
            _("Dit formulier is al eens gebruikt. Laad de pagina opnieuw en plak je tekst erin.")
        ) from error
    return Dossier.objects.get(pk=kept["dossier"])


def answer_due() -> Any:
    """Give the day before which a report made today is answered."""
    return add_working_days(timezone.localdate(), ANSWER_WITHIN)


def _who(actor: Actor, origin: str, email: str) -> str:
    if actor.is_signed_in:
        return f"user {actor.user_id}"
    return f"mail {email.lower()}" if email else f"net {network_of(origin)}"


def _throttle(actor: Actor, origin: str) -> None:
    place = network_of(origin)
    if actor.is_signed_in:
        hit(scope="report", key=str(actor.user_id), limit=PER_PERSON, seconds=ONE_DAY)
        hit(scope="report-address", key=place, limit=MEMBERS_PER_ADDRESS, seconds=ONE_HOUR)
    else:
        hit(scope="report-visitor", key=place, limit=PER_ADDRESS, seconds=ONE_HOUR)
        hit(scope="report-visitors", key="all", limit=OVERALL_OF_VISITORS, seconds=ONE_HOUR)
    hit(scope="report-all", key="all", limit=OVERALL, seconds=ONE_HOUR)


@transaction.atomic
def _keep(kind: Reportable, thing: Any, telling: Telling, actor: Actor, who: str) -> Dossier:
    about = (kind.kind, thing.pk, who)
    since = timezone.now() - ONCE_IN
    told = {"dossier__kind": kind.kind, "dossier__key": thing.pk, "sent_at__gt": since}
    earlier = Report.objects.filter(who__in=marks("report", *about), **told)
    if not actor.is_signed_in:
        added = _added_to(earlier, telling)
        if added is not None:
            return added
    else:
        check_first(is_first=not earlier.exists())
    dossier = _open_dossier(kind.kind, thing.pk, telling.reason)
    made, is_first = Report.objects.get_or_create(
        dossier=dossier,
        who=mark("report", *about),
        defaults={
            "reporter_id": actor.user_id,
            "email": "" if actor.is_signed_in else telling.email,
            "reason": telling.reason,
            "text": telling.text.strip(),
        },
    )
    check_first(is_first=is_first or not actor.is_signed_in)
    log(dossier, kind, thing, "make", actor_id=None if kind.is_sealed else actor.user_id)
    return made.dossier


def _added_to(earlier: QuerySet[Report], telling: Telling) -> Dossier | None:
    """Put the words of a visitor beside the ones from the same place; the answer is that of a first one.

    Otherwise the form would tell whoever tries an address, or sits in the same office, who reported.
    """
    row = earlier.filter(dossier__state=DossierState.OPEN).select_related("dossier").first()
    if row is None:
        return None
    words = telling.text.strip()
    if words and words not in row.text:
        row.text = f"{row.text}\n\n{words}".strip()[:LONGEST_KEPT]
        row.save(update_fields=["text"])
    return row.dossier


def _open_dossier(kind: str, key: int, reason: str) -> Dossier:
    """Give the open dossier, locked, so that no report ends in one that is being decided."""
    for _try in range(TRIES):
        given = {"reason": reason, "promised_on": answer_due()}
        found, _new = Dossier.objects.get_or_create(
            kind=kind, key=key, state=DossierState.OPEN, defaults=given
        )
        locked = Dossier.objects.select_for_update().filter(pk=found.pk).open().first()
        if locked is not None:
            return locked
    raise ReportRefusedError(_("Dit veranderde net. Probeer het nog een keer."))
