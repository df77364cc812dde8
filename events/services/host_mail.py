"""Mail of a host to who comes or waits, through the site: the host sees no address."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from alliantie.audit import record
from alliantie.idempotency import once
from alliantie.mail import queue_mail
from alliantie.throttles import hit
from alliantie.visibility import Actor
from events.models import EventPage, HostMail, Registration
from events.policies import host_mail as rules

from . import hosts
from .guests import page_of
from .letters import address_of
from .seeing import may_see


@dataclass(frozen=True)
class Letter:
    """What a host writes, and to whom: coming, waiting or all."""

    to_whom: str
    subject: str
    text: str


def send(*, key: UUID, event: EventPage, actor: Actor, letter: Letter) -> HostMail:
    """Queue one mail a person; a second click on the form sends nothing more."""
    hosts.check_runs(event, actor)

    def change() -> dict[str, Any]:
        hit(scope="event-host-mail", key=str(event.pk), limit=rules.MAILS_A_DAY, seconds=rules.DAY)
        return {"mail": _send(event, actor, letter).pk}

    owner = f"user:{actor.user_id}"
    answer, _new = once(key=key, purpose=f"event.mail.{event.pk}", owner=owner, change=change)
    return HostMail.objects.get(pk=answer["mail"])


def _send(event: EventPage, actor: Actor, letter: Letter) -> HostMail:
    states = rules.STATES[letter.to_whom]
    rows = Registration.objects.filter(event=event, state__in=states).select_related(
        "user", "event"
    )
    to = [(row, address) for row in rows if (address := address_of(row)) and may_see(row)]
    rules.check_readers(len(to))
    mail = HostMail.objects.create(
        event=event,
        sender_id=actor.user_id,
        to_whom=letter.to_whom,
        subject=letter.subject,
        text=letter.text,
        recipients=len(to),
        sent_at=timezone.now(),
    )
    said = {"title": event.title, "subject": letter.subject, "text": letter.text}
    for row, address in to:
        queue_mail(
            template="event_host_mail",
            to=address,
            context={**said, "link": page_of(row)},
            once_key=f"host-mail:{mail.pk}:{row.pk}",
        )
    record(action="event.mail", obj=mail, actor_id=actor.user_id)
    return mail
