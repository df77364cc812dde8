"""Send what somebody typed to the contact address, once, and never to a stranger."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from alliantie.attempts import Refusal
from alliantie.audit import record
from alliantie.idempotency import KeyOfAnotherError, once
from alliantie.mail import queue_mail
from alliantie.models import ContactSettings
from alliantie.sealing import mark
from alliantie.throttles import ONE_HOUR, hit, network_of
from alliantie.visibility import Actor

PER_PERSON = 5  # an hour
PER_ADDRESS = 5
OVERALL = 100


class ContactRefusedError(Refusal, ValueError):
    """A message cannot be taken; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Message:
    """What somebody wants to tell; `email` is where the answer goes."""

    name: str
    email: str
    subject: str
    text: str


def contact_settings() -> ContactSettings:
    """Give how the network is reached; an empty row when nobody set it."""
    return ContactSettings.objects.filter(site__is_default_site=True).first() or ContactSettings()


def send(*, message: Message, actor: Actor, origin: str, key: UUID) -> None:
    """Mail a message to the contact address; only who is signed in gets a copy, at the account's address.

    Raises ContactRefusedError without a contact address, and ThrottledError.
    """
    reached = contact_settings()
    if not reached.email:
        raise ContactRefusedError(
            _("We hebben nu geen adres voor berichten. Je tekst staat er nog: bewaar hem.")
        )

    def change() -> dict[str, Any]:
        _throttle(actor, origin)
        _queue(reached, message, actor)
        return {}

    place = mark("receipt", "contact", network_of(origin))[:48]
    owner = f"user:{actor.user_id}" if actor.is_signed_in else f"visitor:{place}"
    try:
        once(key=key, purpose="contact", owner=owner, change=change)
    except KeyOfAnotherError as error:
        raise ContactRefusedError(
            _("Dit formulier is al eens gebruikt. Laad de pagina opnieuw en plak je tekst erin.")
        ) from error


def _throttle(actor: Actor, origin: str) -> None:
    if actor.is_signed_in:
        hit(scope="contact", key=str(actor.user_id), limit=PER_PERSON, seconds=ONE_HOUR)
    else:
        hit(scope="contact-at", key=network_of(origin), limit=PER_ADDRESS, seconds=ONE_HOUR)
    hit(scope="contact-all", key="all", limit=OVERALL, seconds=ONE_HOUR)


@transaction.atomic
def _queue(reached: ContactSettings, message: Message, actor: Actor) -> None:
    context = {
        "name": message.name,
        "email": message.email,
        "subject": message.subject,
        "text": message.text,
    }
    queue_mail(
        template="contact_message", to=reached.email, context=context, reply_to=message.email
    )
    if actor.is_signed_in:
        queue_mail(template="contact_copy", to=message.email, context=context)
    record(action="contact.send", obj=reached, actor_id=actor.user_id)
