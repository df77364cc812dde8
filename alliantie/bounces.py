"""Mail that comes back undelivered (RFC 3464): to which of ours it belongs, and when to stop sending."""

from collections.abc import Callable, Sequence
from email import message_from_bytes, policy
from email.message import Message

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from .choices import Bounce
from .incoming import Incoming, address
from .models import OutgoingMail

PREFIX = "retour"
SIGN_LENGTH = 20
HARD_IN_A_ROW = 3
# In the thirty days that sent mail is kept.
SOFT_IN_A_MONTH = 10
# A full mailbox (RFC 3463, x.2.2) is emptied one day.
MAILBOX_FULL = ".2.2"
_listeners: list[Callable[[str], None]] = []


def register(undeliverable: Callable[[str], None]) -> None:
    """Let an app hear of an address where nothing arrives any more."""
    _listeners.append(undeliverable)


def return_address(mail_id: int) -> str:
    """Give where a mail comes back to; nothing when this site receives no mail."""
    return address(PREFIX, f"{mail_id}-{_sign(mail_id)}")


def mail_id_of(token: str) -> int | None:
    """Read which mail came back; nobody can make up a token to shut somebody off."""
    number, _dash, sign = token.lower().partition("-")
    if not (number.isascii() and number.isdecimal()):
        return None
    return int(number) if constant_time_compare(sign, _sign(int(number))) else None


def take(incoming: Incoming) -> None:
    """Note what came back; whatever is no report of a failure (an absence, thanks) is let go."""
    mail_id = mail_id_of(incoming.token)
    bounce = read_report(incoming.raw)
    if mail_id is not None and bounce is not None:
        note(mail_id=mail_id, bounce=bounce)


def note(*, mail_id: int, bounce: Bounce) -> None:
    """Write down how a mail came back, once, and tell when nothing arrives there any more."""
    mail = OutgoingMail.objects.filter(pk=mail_id).exclude(bounce=Bounce.HARD).first()
    if mail is None:
        return
    OutgoingMail.objects.filter(pk=mail_id).update(bounce=bounce)
    outcomes = (
        OutgoingMail.objects.filter(recipient__iexact=mail.recipient)
        .exclude(sent_at=None, bounce="")
        .order_by("-pk")
        .values_list("bounce", flat=True)
    )
    if is_undeliverable(list(outcomes)):
        for listener in _listeners:
            listener(mail.recipient)


def forget(recipient: str) -> None:
    """Begin anew with an address that proved to work."""
    OutgoingMail.objects.filter(recipient__iexact=recipient).exclude(bounce="").update(bounce="")


def is_undeliverable(outcomes: Sequence[str]) -> bool:
    """Say whether to stop: three mails in a row came back for good, or ten in a month for now."""
    in_a_row = 0
    for outcome in outcomes:
        in_a_row = in_a_row + 1 if outcome == Bounce.HARD else 0
        if in_a_row == HARD_IN_A_ROW:
            return True
    return outcomes.count(Bounce.SOFT) >= SOFT_IN_A_MONTH


def read_report(raw: bytes) -> Bounce | None:
    """Read a delivery report; a delay is no failure, and neither is anything else."""
    parsed = message_from_bytes(raw, policy=policy.compat32)
    for part in parsed.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        blocks = part.get_payload()
        found = [_bounce(one) for one in blocks if isinstance(one, Message)]
        return max(filter(None, found), key=lambda one: one == Bounce.HARD, default=None)
    return None


def _bounce(block: Message) -> Bounce | None:
    if str(block.get("Action", "")).strip().lower() != "failed":
        return None
    status = str(block.get("Status", "")).split("(", maxsplit=1)[0].strip()
    for_good = status.startswith("5") and not status.endswith(MAILBOX_FULL)
    return Bounce.HARD if for_good else Bounce.SOFT


def _sign(mail_id: int) -> str:
    made = salted_hmac("alliantie.bounces", str(mail_id), secret=settings.SECRET_KEY)
    return made.hexdigest()[:SIGN_LENGTH]
