"""Read one message as it comes from the mail server; whatever is in it, this does not fall over."""

import html
import re
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage, Message, MIMEPart
from email.utils import parseaddr

from django.conf import settings

from .incoming import Incoming
from .quoting import own_words

LARGEST = 10 * 1024 * 1024
LARGEST_HEAD, LARGEST_HTML, LONGEST_ID = 65_536, 500_000, 200
NOT_PERSONAL = frozenset({"bulk", "junk", "list", "auto_reply"})
AUTOMATIC_HEADERS = ("x-autoreply", "x-autorespond", "list-id", "list-unsubscribe", "x-loop")
MACHINES = ("mailer-daemon", "postmaster", "noreply", "no-reply")
NAME = re.compile(r"(/?)([a-z][a-z0-9]{0,20})", re.IGNORECASE)
BREAKS = {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"}
NO_WORDS = {"style", "script", "title"}
# Reading a header takes longer than in proportion to its length.
READ_HEADERS = ("from", "message-id", "auto-submitted", "precedence", "return-path", "content-")
LONGEST_HEADER = 1000
UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class JunkError(ValueError):
    """What came in is no message, or none for us."""


def part_of(to: str) -> tuple[str, str]:
    """Take the prefix and the token out of an address of ours."""
    local, _, domain = to.strip().strip("<>").rpartition("@")
    ours = settings.MAIL_REPLY_DOMAIN
    prefix, plus, token = local.partition("+")
    if not ours or domain.lower() != ours.lower() or not plus or not token:
        raise JunkError
    return prefix.lower(), token


def parse(raw: bytes, *, token: str) -> Incoming:
    """Read a message; raises JunkError for what cannot be read."""
    if not raw.strip() or len(raw) > LARGEST or _head(raw) > LARGEST_HEAD:
        raise JunkError
    try:
        _check_headers(message_from_bytes(raw, policy=policy.compat32))
        message = message_from_bytes(raw, policy=policy.default)
        return _read(message, raw, token)
    except Exception as error:  # the parser of hostile mail may raise anything
        raise JunkError from error


def _head(raw: bytes) -> int:
    ends = [at for at in (raw.find(b"\n\n"), raw.find(b"\r\n\r\n")) if at >= 0]
    return min(ends, default=len(raw))


def _check_headers(message: Message) -> None:
    """Refuse what would keep us reading for minutes: nobody has such a name, no file such a kind."""
    for part in message.walk():
        for name, value in part.raw_items():
            if name.lower().startswith(READ_HEADERS) and len(str(value)) > LONGEST_HEADER:
                raise JunkError


def _read(message: EmailMessage, raw: bytes, token: str) -> Incoming:
    sender = parseaddr(_header(message, "from"))[1]
    return Incoming(
        token=token,
        sender=_clean(sender),
        text=own_words(_clean(_text(message))),
        is_automatic=_is_automatic(message, sender),
        raw=raw,
        message_id=_clean(_header(message, "message-id"))[:LONGEST_ID].strip(),
        has_attachments=any(True for _one in message.iter_attachments()),
    )


def _header(message: EmailMessage, name: str) -> str:
    """Give a header; one that cannot be read counts as empty."""
    return _safely(lambda: str(message.get(name) or ""))


def _all(message: EmailMessage, name: str) -> list[str]:
    found = _safely(lambda: "\n".join(str(one) for one in message.get_all(name, [])))
    return [one.strip().lower() for one in found.split("\n") if one.strip()]


def _text(message: EmailMessage) -> str:
    plain = message.get_body(("plain",))
    text = _safely(lambda: _content(plain)) if plain is not None else ""
    if text.strip():
        return text
    formatted = message.get_body(("html",))
    return _plain(_safely(lambda: _content(formatted))) if formatted is not None else ""


def _content(part: MIMEPart) -> str:
    """Read a part; words in a coding nobody knows are read as far as they go."""
    try:
        return str(part.get_content())
    except LookupError:
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _plain(formatted: str) -> str:
    """Take the words out of formatted text, in one go: a parser keeps busy for minutes when asked to."""
    first, *others = formatted[:LARGEST_HTML].split("<!--")
    start, *pieces = "".join([first, *(one.partition("-->")[2] for one in others)]).split("<")
    kept, skipped = [start], ""
    for piece in pieces:
        words, skipped = _after_tag(piece, skipped)
        kept.append(words)
    return html.unescape("".join(kept))


def _after_tag(piece: str, skipped: str) -> tuple[str, str]:
    """Give the words of what follows a "<", and the element whose words are skipped from here on."""
    tag, end, words = piece.partition(">")
    found = NAME.match(tag)
    closes, name = (found[1], found[2].lower()) if found else ("", "")
    if skipped:
        return (words, "") if closes and name == skipped else ("", skipped)
    if not end or not (name or tag.startswith(("!", "?"))):
        return f"<{piece}", ""
    if name in NO_WORDS and not closes:
        return "", name
    is_break = name == "br" or (closes and name in BREAKS)
    return ("\n" if is_break else "") + words, ""


def _is_automatic(message: EmailMessage, sender: str) -> bool:
    """Say whether a program wrote this (RFC 3834): such mail is never passed on."""
    submitted = any(not one.startswith("no") for one in _all(message, "auto-submitted"))
    precedence = NOT_PERSONAL.intersection(_all(message, "precedence"))
    marked = any(message.get_all(name) is not None for name in AUTOMATIC_HEADERS)
    returned = any(one == "<>" for one in _all(message, "return-path"))
    machine = sender.lower().partition("@")[0] in MACHINES or not sender
    report = message.get_content_type() == "multipart/report"
    return bool(submitted or precedence or marked or returned or machine or report)


def _clean(text: str) -> str:
    return UNWANTED.sub("", text)


def _safely(read: Callable[[], str]) -> str:
    try:
        return read()
    except Exception:  # noqa: BLE001 - the parser of hostile mail may raise anything
        return ""
