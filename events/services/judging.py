"""What editors decide about an announcement: once, before it is online; and taking it off again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.visibility import Actor
from cases.services.afterwards import read_by_editor
from events.choices import EventState
from events.models import EventPage
from events.policies.announcing import (
    APPROVE,
    ASK_CHANGES,
    REFUSE,
    TAKE_OFFLINE,
    check_future,
    check_reason,
    next_state,
)
from events.policies.hosting import EventRefusedError
from organisations.services import accept_newcomer

from . import seating, telling_hosts
from .at_once import open_membership, put_online
from .changing import call_off
from .pages import index, locked, version_of


def check_editor(actor: Actor) -> None:
    """Refuse who does not curate."""
    if not actor.is_editor:
        raise EventRefusedError(_("Dit kan alleen de redactie."))


@transaction.atomic
def approve(
    *,
    event: EventPage,
    actor: Actor,
    accept_membership: bool = True,
    verify_domain: bool = False,
    version: str = "",
) -> EventPage:
    """Put it online, and let its newcomer in with the same click.

    `version` names what the editor read; when another came in since, nothing goes online.
    """
    check_editor(actor)
    row = locked(event)
    state = next_state(row.state, APPROVE)
    _check_read(row, version)
    check_future(row.starts_at, timezone.now())
    newcomer = open_membership(row) if accept_membership else None
    if newcomer is not None:
        accept_newcomer(membership=newcomer, actor=actor, verify_domain=verify_domain)
    read_by_editor(page=row, actor=actor)
    put_online(row, state=state, actor=actor)
    record(action="event.publish", obj=row, actor_id=actor.user_id, origin="cms")
    telling_hosts.told_published(row)
    return row


@transaction.atomic
def ask_changes(*, event: EventPage, actor: Actor, remark: str, version: str = "") -> EventPage:
    """Give it back with a remark; the host gets a mail and reads it on the desk."""
    check_editor(actor)
    check_reason(remark)
    row = locked(event)
    _check_read(row, version)
    row.state, row.remark = next_state(row.state, ASK_CHANGES), remark.strip()[:2000]
    row.save(clean=False)
    record(action="event.ask_changes", obj=row, actor_id=actor.user_id, origin="cms")
    telling_hosts.told_changes(row, row.remark)
    return row


@transaction.atomic
def refuse(*, event: EventPage, actor: Actor, remark: str, version: str = "") -> EventPage:
    """Say no, with the reason; the host keeps the words."""
    check_editor(actor)
    check_reason(remark)
    row = locked(event)
    _check_read(row, version)
    row.state, row.remark = next_state(row.state, REFUSE), remark.strip()[:2000]
    row.save(clean=False)
    record(action="event.refuse", obj=row, actor_id=actor.user_id, origin="cms")
    telling_hosts.told_refused(row, row.remark)
    return row


@transaction.atomic
def take_offline(*, event: EventPage, actor: Actor, remark: str) -> EventPage:
    """Take it off the site at once; when people planned by it, it is called off, so that they know."""
    check_editor(actor)
    check_reason(remark)
    seating.lock(event.pk)
    row = locked(event)
    state = next_state(row.state, TAKE_OFFLINE)
    is_to_come = row.ends_at is not None and row.ends_at > timezone.now()
    row.live, row.remark = False, remark.strip()[:2000]
    if is_to_come and row.registrations.standing().exists():
        call_off(row, state=EventState.CANCELLED, reason=row.remark)
    else:
        row.state = state
        row.save(clean=False)
        index(row)
    record(action="event.take_offline", obj=row, actor_id=actor.user_id, origin="cms")
    telling_hosts.told_offline(row, row.remark)
    return row


def _check_read(row: EventPage, version: str) -> None:
    """Refuse to decide about words that came in after the editor read them."""
    if version and version != version_of(row):
        raise EventRefusedError(
            _("De organisator heeft intussen iets veranderd. Laad de pagina opnieuw en lees het.")
        )
