"""Write a line in the audit log, inside the transaction of the change it tells about."""

from uuid import UUID

from django.db.models import Model

from .choices import Outcome
from .models import AuditEntry


def record(
    *,
    action: str,
    obj: Model | None = None,
    actor_id: int | None,
    outcome: Outcome = Outcome.DONE,
    origin: str = "web",
) -> AuditEntry:
    """Add one line; `action` is `noun.verb`, `origin` is web, cms, worker or command."""
    return AuditEntry.objects.create(
        action=action,
        object_type=obj._meta.label_lower if obj is not None else "",
        object_id=str(obj.pk) if obj is not None else "",
        actor_id=actor_id,
        outcome=outcome,
        origin=origin,
    )


def record_pseudonym(
    *, action: str, reference: UUID, actor_id: int | None = None, origin: str = "web"
) -> AuditEntry:
    """Add one line about something whose maker is not to be known: it names a pseudonym."""
    return AuditEntry.objects.create(
        action=action,
        object_type="pseudonym",
        object_id=str(reference),
        actor_id=actor_id,
        origin=origin,
    )


def record_attempt(
    *,
    action: str,
    place: str,
    number: str,
    actor_id: int | None,
    outcome: Outcome,
    origin: str,
) -> AuditEntry:
    """Add one line about what was refused or failed: at which address of ours, and of which number."""
    return AuditEntry.objects.create(
        action=action,
        object_type=place,
        object_id=number,
        actor_id=actor_id,
        outcome=outcome,
        origin=origin,
    )
