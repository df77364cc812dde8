"""Begin a case, also before having an account: what was typed waits until the address is confirmed."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.idempotency import KeyOfAnotherError, once
from alliantie.throttles import ONE_HOUR, hit
from alliantie.visibility import Actor
from cases.models import CasePage, PendingCase
from cases.policies.writing import NotYoursError

from .affiliating import Whom, write_for
from .writing import create_case

PENDING_AN_HOUR = 20
KEPT = timedelta(days=30)
PURPOSE = "case.create"


def begin_case(*, actor: Actor, key: UUID, changes: Mapping[str, Any], whom: Whom) -> CasePage:
    """Make the case once, however often the form is sent."""

    def change() -> dict[str, Any]:
        page = create_case(actor=actor, changes=changes).page
        write_for(page=page, actor=actor, whom=whom)
        return {"page": page.pk}

    owner = f"user:{actor.user_id}"
    try:
        answer, _new = once(key=key, purpose=PURPOSE, owner=owner, change=change)
    except KeyOfAnotherError:  # a form somebody else left open on this machine: nothing is lost
        answer, _new = once(key=uuid4(), purpose=PURPOSE, owner=owner, change=change)
    return CasePage.objects.get(pk=answer["page"])


@transaction.atomic
def keep_pending(
    *, key: UUID, email: str, payload: dict[str, list[str]], address: str
) -> PendingCase:
    """Keep what a newcomer typed; sending it again replaces it as long as it is not claimed."""
    hit(scope="case-begin", key=address, limit=PENDING_AN_HOUR, seconds=ONE_HOUR)
    hit(scope="case-begin", key=email.casefold(), limit=PENDING_AN_HOUR, seconds=ONE_HOUR)
    pending, is_new = PendingCase.objects.select_for_update().get_or_create(
        key=key, defaults={"email": email, "payload": payload}
    )
    if not is_new and pending.page_id is None and pending.email.casefold() == email.casefold():
        pending.payload = payload
        pending.save(update_fields=["payload"])
    elif not is_new and pending.email.casefold() != email.casefold():
        raise NotYoursError(_("Deze tekst is al bewaard bij een ander e-mailadres."))
    return pending


def pending_for(*, key: UUID, actor: Actor) -> PendingCase:
    """Give what was kept, only to who confirmed the address it was kept for."""
    pending = PendingCase.objects.filter(key=key).select_related("page").first()
    mine = EmailAddress.objects.filter(user=actor.user_id, verified=True)
    if pending is None or not mine.filter(email__iexact=pending.email).exists():
        raise NotYoursError(
            _(
                "Deze tekst is bewaard bij een ander e-mailadres. "
                "Log in met het adres waarmee je begon."
            )
        )
    return pending


@transaction.atomic
def claim(
    *, pending: PendingCase, actor: Actor, changes: Mapping[str, Any], whom: Whom
) -> CasePage:
    """Turn what was kept into a case of the account; a second time gives the same case."""
    row = PendingCase.objects.select_for_update().get(pk=pending.pk)
    if row.page is not None:
        return row.page
    page = create_case(actor=actor, changes=changes).page
    write_for(page=page, actor=actor, whom=whom)
    row.page, row.payload = page, {}
    row.save(update_fields=["page", "payload"])
    return page


def forget_old_pending() -> int:
    """Throw away what nobody came back for."""
    old = PendingCase.objects.filter(created_at__lt=timezone.now() - KEPT)
    return old.delete()[0]
