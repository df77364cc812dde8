"""Talk first, in confidence: what was written is kept sealed, nothing says who was signed in, and it goes."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.notices import notify
from alliantie.audit import record_pseudonym
from alliantie.choices import Role
from alliantie.idempotency import once
from alliantie.sealing import SealBrokenError, mark, seal, unseal
from alliantie.throttles import ONE_HOUR, hit
from alliantie.visibility import Actor
from cases.models import ConfidentialTalk
from cases.policies.revealing import check_handle

KIND, PURPOSE = "dilemma.talk", "talk.ask"
PER_ADDRESS, OVERALL = 5, 100
# What nobody handled is kept so long, what was handled so long after that.
KEPT_AT_MOST, KEPT_AFTER = timedelta(days=90), timedelta(days=30)


@dataclass(frozen=True)
class Written:
    """What somebody wrote, and how to answer."""

    message: str
    contact: str


def ask_talk(*, written: Written, origin: str, key: UUID) -> bool:
    """Keep a request, sealed, once for each form key; False for one that was kept before.

    There is no actor here on purpose: of who is signed in nothing is kept. Raises ThrottledError.
    """

    def change() -> dict[str, Any]:
        hit(scope="talk-address", key=origin, limit=PER_ADDRESS, seconds=ONE_HOUR)
        hit(scope="talk", key="all", limit=OVERALL, seconds=ONE_HOUR)
        _keep(written)
        return {}

    owner = f"sealed:{mark('talk', key)[:56]}"
    _answer, is_new = once(key=key, purpose=PURPOSE, owner=owner, change=change)
    return is_new


def _keep(written: Written) -> None:
    talk = ConfidentialTalk.objects.create(
        sealed=seal({"message": written.message, "contact": written.contact}),
        erase_on=timezone.localdate() + KEPT_AT_MOST,
    )
    record_pseudonym(action="talk.ask", reference=talk.reference)
    notify(
        user_ids=handlers().values_list("pk", flat=True),
        kind=KIND,
        text=_("Er wacht een verzoek om een vertrouwelijk gesprek."),
        url=reverse("confidential_talks"),
        once_key=f"talk-{talk.reference}",
    )


def handlers() -> Any:
    """Select the confidential moderators who can sign in."""
    groups = Group.objects.filter(name=str(Role.CONFIDENTIAL.label))
    return User.objects.filter(groups__in=groups, is_active=True).distinct()


@transaction.atomic
def read_talk(*, talk: ConfidentialTalk, actor: Actor) -> Written | None:
    """Open a request for a confidential moderator, logged; nothing when the key is gone."""
    check_handle(actor.roles)
    record_pseudonym(action="talk.read", reference=talk.reference, actor_id=actor.user_id)
    try:
        return Written(**unseal(talk.sealed))
    except SealBrokenError:
        return None


@transaction.atomic
def settle_talk(*, talk: ConfidentialTalk, actor: Actor) -> None:
    """Say that a request is handled; once, and then its days are counted."""
    check_handle(actor.roles)
    today = timezone.localdate()
    row = ConfidentialTalk.objects.select_for_update().get(pk=talk.pk)
    if row.handled_on is not None:
        return
    row.handled_on, row.erase_on = today, today + KEPT_AFTER
    row.save(update_fields=["handled_on", "erase_on"])
    record_pseudonym(action="talk.settle", reference=row.reference, actor_id=actor.user_id)


@transaction.atomic
def forget_talks(*, today: date) -> int:
    """Erase what is past its day; give how many."""
    gone = ConfidentialTalk.objects.filter(erase_on__lte=today)
    for talk in gone:
        record_pseudonym(action="talk.erase", reference=talk.reference, origin="worker")
    number, _rows = gone.delete()
    return number
