"""What mails say: every kind can be changed, nothing typed breaks one, and no value gets where it must not."""

import json
import re

import pytest

from accounts.models import User
from alliantie.choices import Role
from alliantie.mail import message
from alliantie.mail_message import formatted, plain, said
from alliantie.mail_texts.changing import WordingChangedError, change, reset, try_out, version_of
from alliantie.mail_texts.presenting import example_of, subjects
from alliantie.mail_texts.registry import MailText, Part, mail_text, mail_texts
from alliantie.mail_texts.samples import sample_of
from alliantie.mail_texts.wording import WordingError, check_wording
from alliantie.models import AuditEntry, MailWording, OutgoingMail
from alliantie.site_admins import SettingRefusedError
from alliantie.throttles import ThrottledError
from alliantie.visibility import Actor
from tests.architecture.source import ROOT

pytestmark = pytest.mark.django_db
EMAILS = ROOT / "templates" / "emails"


@pytest.fixture
def admin() -> Actor:
    user = User.objects.create_user("beheer@example.org", "wachtwoord-van-beheer")
    return Actor(user_id=user.pk, roles=frozenset({Role.SITE_ADMIN}))


def mail_of(name: str) -> MailText:
    found = mail_text(name)
    assert found
    return found


def texts(subject="Bij ons binnen: {titel}", opening="Hoi {naam},", closing="Tot gauw") -> dict:
    return {Part.SUBJECT: subject, Part.OPENING: opening, Part.CLOSING: closing}


def sent(template: str, **context):
    return message(
        OutgoingMail.objects.create(template=template, recipient="a@b.nl", context=context)
    )


def test_every_mail_is_registered_and_can_be_made_of_what_is_registered(monkeypatch):
    files = {
        str(path.relative_to(EMAILS).with_suffix(""))
        for path in EMAILS.rglob("*.*")
        if path.parent.name != "parts"
    }
    assert files == {mail.name for mail in mail_texts()}
    monkeypatch.setattr("alliantie.mail_texts.letters.stored", lambda _name: {})
    for mail in mail_texts():
        source = (EMAILS / f"{mail.name}.txt").read_text()
        assert {"letter.opening", "letter.closing"} <= set(re.findall(r"letter\.\w+", source)), mail
        json.dumps(sample_of(mail))  # a test mail waits in the queue like any other
        for part in Part:
            check_wording(mail.standard(part), part=part, names=mail.names)
        for context in ({}, sample_of(mail)):  # what a mail misses never stops it
            filled = said(mail.name, context)
            made = filled["letter"].subject + plain(mail.name, filled)
            assert not re.search(r"[{}]", made + formatted(mail.name, filled)[:0]), mail.name
        assert example_of(mail, {}).subject, mail.name
        assert mail.label, mail.name
        assert mail.group, mail.name


def test_mails_about_dilemmas_know_no_word_that_could_reveal():
    names = {mail.name: mail.names for mail in mail_texts() if mail.name.startswith("dilemma")}
    assert len(names) == 3
    assert set(names.values()) == {("site",)}


def test_changed_text_is_what_mails_say_until_it_is_put_back(admin):
    mail = mail_of("case_received")
    given = {"name": "Noor", "title": "Zo {naam} & <b>\r\nBcc: x@y.nl", "due": "morgen", "url": "/"}
    before = sent("case_received", **given)
    change(mail=mail, texts=texts(), seen="", actor=admin)
    after = sent("case_received", **given)

    # Nothing that is filled in is read again, and no line is added to the head of the mail.
    assert after.subject == "Bij ons binnen: Zo {naam} & <b> Bcc: x@y.nl"
    assert "Bcc" not in after.message()
    assert after.body.startswith("Hoi Noor,\n")
    assert after.body.endswith("Tot gauw\n")
    assert "Wil je toch nog iets veranderen?" in after.body  # what stands in between stays

    row = MailWording.objects.get()
    assert (row.pk, row.changed_by_id, set(row.texts)) == (
        "case_received",
        admin.user_id,
        set(Part),
    )
    reset(mail=mail, actor=admin)
    assert sent("case_received", **given).body == before.body
    assert not MailWording.objects.exists()
    same = {part: mail.standard(part) for part in Part}
    change(mail=mail, texts={**same, Part.CLOSING: "Groet"}, seen="", actor=admin)
    assert MailWording.objects.get().texts == {"closing": "Groet"}  # later defaults still arrive
    change(mail=mail, texts=same, seen=version_of(MailWording.objects.get()), actor=admin)
    assert not MailWording.objects.exists()
    lines = AuditEntry.objects.filter(object_id="case_received").values_list("action", flat=True)
    assert sorted(lines) == ["mail_text.change"] * 3 + ["mail_text.reset"]


def test_a_text_that_does_not_fit_is_refused_in_a_sentence_or_falls_back(admin):
    mail = mail_of("case_received")
    for wrong, said_of_it in (
        (
            texts(subject="Over {titl}"),
            "{titl} kent deze mail niet. Je kunt kiezen uit: {titel}, {naam}",
        ),
        (texts(opening="Hoi {naam"), "losse accolade"),
        (texts(closing="{{ site_url }}"), "{ site_url } kent deze mail niet"),
        (texts(subject=" "), "Vul een onderwerp in"),
        (texts(subject="Een\nBcc: x@y.nl"), "één regel"),
        (texts(subject="Een\u2028twee"), "één regel"),
        (texts(subject="x" * 151), "te lang"),
        (texts(opening="a\x00b"), "stuurtekens"),
    ):
        with pytest.raises(WordingError) as refused:
            change(mail=mail, texts=wrong, seen="", actor=admin)
        assert said_of_it in refused.value.sentence
        with pytest.raises(WordingError):
            try_out(mail=mail, texts=wrong, actor=admin)

    stored = MailWording.objects.create(
        pk="case_received",
        texts={"subject": "Over {weg}", "opening": ["geen", "tekst"], "closing": "Dag hoor"},
        changed_at="2026-11-28T12:00:00Z",
    )
    made = sent("case_received", name="Noor", title="Zo", due="morgen")
    assert made.subject == "Ontvangen: Zo"
    assert made.body.startswith("Dag Noor,")
    assert made.body.endswith("Dag hoor\n")
    unfit = [line.mail.name for one in subjects() for line in one.lines if line.has_unfit]
    assert unfit == ["case_received"]
    MailWording.objects.filter(pk=stored.pk).update(texts=["kapot"])
    assert sent("case_received", title="Zo").subject == "Ontvangen: Zo"


def test_formatted_mail_escapes_what_was_typed_and_what_is_filled_in(admin):
    given = texts(subject="{nieuws}", opening="Hoi {naam} <i>\n\nRegel & een\nregel", closing="<u>")
    change(mail=mail_of("weekly"), texts=given, seen="", actor=admin)
    made = sent("weekly", name="<script>", first="A & <b>", parts=[])
    [(html, _kind)] = made.alternatives
    assert "Hoi &lt;script&gt; &lt;i&gt;</h1>" in html
    assert "Regel &amp; een<br" in html
    assert "&lt;u&gt;" in html
    assert "<script>" not in html
    assert made.subject == "A & <b>"
    assert "Hoi <script> <i>" in made.body


def test_only_site_admins_change_and_nobody_overwrites_a_colleague(admin):
    mail = mail_of("case_received")
    for roles in ((), (Role.EDITOR,), (Role.MODERATOR,)):
        actor = Actor(user_id=admin.user_id, roles=frozenset(roles))
        for call in (
            lambda actor=actor: change(mail=mail, texts=texts(), seen="", actor=actor),
            lambda actor=actor: reset(mail=mail, actor=actor),
            lambda actor=actor: try_out(mail=mail, texts=texts(), actor=actor),
        ):
            with pytest.raises(SettingRefusedError, match="sitebeheer"):
                call()
    change(mail=mail, texts=texts(), seen="", actor=admin)
    with pytest.raises(WordingChangedError, match="collega"):
        change(mail=mail, texts=texts(closing="Van mij"), seen="", actor=admin)
    assert MailWording.objects.get().texts["closing"] == "Tot gauw"


def test_test_mail_goes_to_who_asks_with_what_was_typed(admin, run_tasks, mailoutbox, monkeypatch):
    monkeypatch.setattr("alliantie.mail_texts.changing.TRIALS_AN_HOUR", 1)
    address = try_out(mail=mail_of("weekly"), texts=texts("Proef {nieuws}"), actor=admin)
    run_tasks()
    assert address == "beheer@example.org"
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        ([address], "Proef Samen zoeken in oude besluiten en nog 3 nieuwe dingen")
    ]
    assert not MailWording.objects.exists()
    with pytest.raises(ThrottledError):
        try_out(mail=mail_of("weekly"), texts=texts("Proef"), actor=admin)
