"""Mail that comes back to us: answers in a conversation, and messages that could not be delivered.

The mail server hands each message for `<prefix>+<token>@MAIL_REPLY_DOMAIN` to
`manage.py receive_mail`; the app that registered the prefix takes it from there.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Incoming:
    """One message as our apps need it; `text` is without what it quotes.

    `is_automatic` says that no person wrote it (RFC 3834, RFC 3464): it must never be passed on.
    """

    token: str
    sender: str
    text: str
    is_automatic: bool
    raw: bytes
    # What the sender's mail program calls the message; the same message may be delivered twice.
    message_id: str = ""
    has_attachments: bool = False


Handler = Callable[[Incoming], None]
_handlers: dict[str, Handler] = {}


def register(prefix: str, handler: Handler) -> None:
    """Take the mail for `<prefix>+<token>@...`; the handler is idempotent."""
    _handlers[prefix] = handler


def handler_of(prefix: str) -> Handler | None:
    """Find who takes the mail for a prefix."""
    return _handlers.get(prefix)


def address(prefix: str, token: str) -> str:
    """Give the address for answers, or nothing when this site receives no mail."""
    domain = settings.MAIL_REPLY_DOMAIN
    return f"{prefix}+{token}@{domain}" if domain else ""
