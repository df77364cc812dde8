"""Mail that comes in is read or refused, whatever is in it."""

import contextlib
import io
import random
import sys
import time
from email.message import EmailMessage
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from alliantie import incoming
from alliantie.models import AuditEntry
from alliantie.quoting import own_words
from alliantie.receiving import LARGEST, JunkError, parse

DOMAIN = "antwoord.example.org"


def mail(text: str = "Dag!", *, subtype: str = "plain", **headers: str) -> EmailMessage:
    made = EmailMessage()
    standard = {"From": "Piet <piet@thuis.example>", "Message-ID": "<1@thuis.example>"}
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in {**standard, **given}.items():
        made[name] = value
    made.set_content(text, subtype=subtype)
    return made


def read(message: EmailMessage | bytes) -> incoming.Incoming:
    raw = message if isinstance(message, bytes) else message.as_bytes()
    return parse(raw, token="t")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ja hoor.\n\n> oud\n> ouder", "Ja hoor."),
        ("Ja hoor.\n\nOp 3 mei 2026 om 10:00 schreef Jan <jan@x.example>:\n> oud", "Ja hoor."),
        ("Ja.\n\nOp ma 3 mei 2026 om 10:00\nschreef Jan <jan@x.example>:\n\noud", "Ja."),
        ("Ja.\n\nOn Mon, 3 May 2026 Jan wrote:\noud", "Ja."),
        ("Ja.\n-----Oorspronkelijk bericht-----\nVan: x", "Ja."),
        ("Ja.\n________________________________\nVan: Jan\nVerzonden: maandag", "Ja."),
        ("Ja.\n-- \nPiet\npiet@thuis.example", "Ja."),
        ("Ja.\n\nVerzonden vanaf mijn iPhone", "Ja."),
        ("Ja.\n\n--- Schrijf je antwoord boven deze regel ---\noud", "Ja."),
        ("> --- Schrijf je antwoord boven deze regel ---\n> oud\nOnderaan.", "Onderaan."),
        ("--- Schrijf je antwoord boven deze regel ---\noud", ""),
        ("Op maandag kan het.\nGroet, Piet", "Op maandag kan het.\nGroet, Piet"),
        ("Ja.\r\nNog een regel.", "Ja.\nNog een regel."),
    ],
)
def test_only_the_senders_own_words_are_kept(text, words):
    assert own_words(text) == words


def test_formatted_mail_becomes_words():
    found = read(mail("<style>p{}</style><p>Ja &amp; nee</p><script>x()</script>", subtype="html"))
    assert found.text == "Ja & nee"


def test_plain_words_are_preferred_and_attachments_noted():
    made = mail("Gewoon")
    made.add_alternative("<p>Mooi</p>", subtype="html")
    made.add_attachment(b"x", maintype="application", subtype="pdf", filename="x.pdf")
    found = read(made)
    assert (found.text, found.has_attachments) == ("Gewoon", True)


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated (vacation)"},
        {"Precedence": "bulk"},
        {"Precedence": "junk"},
        {"Precedence": "List"},
        {"X_Autoreply": "yes"},
        {"List_Id": "<lijst.example>"},
        {"Return_Path": "<>"},
        {"From": "MAILER-DAEMON@thuis.example"},
        {"From": ""},
    ],
    ids=str,
)
def test_mail_of_a_program_is_known(headers):
    assert read(mail(**headers)).is_automatic


@pytest.mark.parametrize(
    "headers", [{}, {"Auto_Submitted": "no"}, {"Return_Path": "<piet@thuis.example>"}], ids=str
)
def test_mail_of_a_person_is_not_automatic(headers):
    assert not read(mail(**headers)).is_automatic


HOSTILE = [
    b"",
    b"\x00\xff\xfe",
    b"\n\n\n",
    b"From: " + b"(" * 5000 + b"\n\nx",
    b"From: =?utf-8?b?////?= <a@b>\nContent-Type: text/plain; charset=bestaat-niet\n\n\xff\xfeja",
    b"Content-Type: multipart/mixed\n\ngeen grens",
    b"Content-Transfer-Encoding: base64\n\n!!!!",
    b"Content-Type: text/plain; charset=\xff\xff\n\nja",
    b"Message-ID: <[\n" + b"From: <\x00@\n\nja",
    b"Content-Type: message/rfc822\n\n" * 500,
    b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(500)),
    b"X: " + b"y" * 100_000 + b"\n\nja",
    b"Content-Type: text/html\n\n" + b"<div " * 50_000,
    b"Subject: x\n\n" + b"> " * 500_000,
    b"Subject: x\n\n" + ("op " + "a" * 300 + "\n").encode() * 2000,
]


@pytest.mark.parametrize("raw", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_mail_is_read_or_refused(raw):
    try:
        found = read(raw)
    except JunkError:
        return
    assert "\x00" not in found.text + found.sender + found.message_id


def test_thousand_broken_mails_are_read_or_refused():
    draw = random.Random(11)  # noqa: S311 - the same broken mails every time
    made = mail("Dag\n> oud")
    made.add_alternative("<p>Dag</p>", subtype="html")
    whole = made.as_bytes()
    for _ in range(1000):
        raw = bytearray(whole)
        for _change in range(draw.randint(1, 20)):
            raw[draw.randrange(len(raw))] = draw.randrange(256)
        try:
            read(bytes(raw[: draw.randint(1, len(raw))]))
        except JunkError:
            continue


def test_too_large_is_refused():
    with pytest.raises(JunkError):
        read(b"Subject: x\n\n" + b"x" * LARGEST)


@pytest.fixture
def deliver(monkeypatch, settings, db):
    """Hand a message over as the mail server does."""
    settings.MAIL_REPLY_DOMAIN = DOMAIN
    monkeypatch.setattr(incoming, "_handlers", {})
    taken = []
    incoming.register("proef", taken.append)

    def hand(raw: bytes, to: str):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
        call_command("receive_mail", "--to", to)
        return taken

    return hand


def test_message_comes_to_who_registered_the_prefix(deliver):
    (found,) = deliver(mail().as_bytes(), f"<Proef+abc@{DOMAIN.upper()}>")
    assert (found.token, found.text, found.message_id) == ("abc", "Dag!", "<1@thuis.example>")


@pytest.mark.parametrize(
    "to",
    [
        "",
        "x",
        "proef@" + DOMAIN,
        "proef+@" + DOMAIN,
        "proef+abc@elders.example",
        "niets+a@" + DOMAIN,
    ],
)
def test_other_addresses_are_refused_and_noted(deliver, to):
    assert deliver(mail().as_bytes(), to) == []
    assert AuditEntry.objects.get().outcome == "refused"


def test_fault_of_ours_lets_the_mail_server_try_again(deliver):
    def broken(_message):
        raise RuntimeError

    incoming.register("stuk", broken)
    with pytest.raises(CommandError) as failed:
        deliver(mail().as_bytes(), f"stuk+a@{DOMAIN}")
    assert failed.value.returncode == 75


HEAD = b"From: a@b.nl\n"
SLOW = {
    "open styles": HEAD + b"Content-Type: text/html\n\n" + b"<style" * 80_000,
    "nested": HEAD + b"Content-Type: text/html\n\n" + b"<div>" * 90_000,
    "sender": b"From: " + b"a " * 30_000 + b"\n\nDag",
    "kind": HEAD + b"Content-Type: text/plain; " + b"a " * 30_000 + b"\n\nDag",
    "part": HEAD
    + b'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Disposition: attachment; '
    + b"a " * 30_000
    + b"\n\nDag\n--x--\n",
}


@pytest.mark.parametrize("raw", SLOW.values(), ids=SLOW)
def test_nobody_keeps_us_reading(raw):
    started = time.process_time()
    with contextlib.suppress(JunkError):
        read(raw)
    assert time.process_time() - started < 5
