"""Talking by mail: who has the token speaks, programs do not, and nothing goes round."""

import pytest
from django.utils import timezone

from accounts.models import User
from alliantie.incoming import address
from alliantie.models import AuditEntry
from alliantie.receiving import parse, part_of
from people.models import Conversation, Message
from people.receiving import receive
from people.services.conversations import close
from people.services.handing import hand_on
from tests.alliantie.test_receiving import mail
from tests.factories.conversations import answer, make_conversation
from tests.factories.people import make_expert
from tests.factories.themes import make_theme

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _receives_mail(settings):
    settings.MAIL_REPLY_DOMAIN = "antwoord.example.org"


def send(token: str, text: str = "Begin klein.", **headers) -> None:
    prefix, found = part_of(address("gesprek", token))
    assert prefix == "gesprek"
    receive(parse(mail(text, **headers).as_bytes(), token=found))


def texts() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("text", flat=True))


def refused() -> int:
    return AuditEntry.objects.filter(action="conversation.mail", outcome="refused").count()


def test_answer_by_mail_reaches_who_asked_without_the_address(run_tasks, mailoutbox):
    made = make_conversation(text="Hoe dan?")
    run_tasks()
    assert mailoutbox[0].reply_to == [f"gesprek+{made.person_token}@antwoord.example.org"]
    assert mailoutbox[0].body.lstrip().startswith("--- Schrijf je antwoord boven deze regel")
    send(made.person_token, f"Begin klein.\nMail me op {made.person.user.email}\n> Hoe dan?")
    run_tasks()
    assert mailoutbox[1].to == [made.asker.email]
    assert mailoutbox[1].reply_to == [f"gesprek+{made.asker_token}@antwoord.example.org"]
    assert "Begin klein." in mailoutbox[1].body
    assert "Hoe dan?" not in mailoutbox[1].body
    for hidden in (made.person.user.email, "piet@thuis.example"):
        assert hidden not in mailoutbox[1].message().as_string()
    assert Conversation.objects.get().state == "answered"


def test_address_in_from_that_stands_in_the_text_is_left_out():
    made = make_conversation()
    send(made.person_token, "Bel PIET@thuis.example")
    assert texts()[-1] == "Bel [e-mailadres weggelaten]"


def test_the_secret_address_in_a_quote_nobody_knows_is_left_out():
    made = make_conversation()
    own = address("gesprek", made.person_token)
    send(made.person_token, f"Ja.\n\n2026-05-03 10:00 GMT+02:00 Alliantie <{own.upper()}>:\nHoi")
    assert made.person_token not in texts()[-1].lower()
    assert "Ja." in texts()[-1]


def test_without_a_mail_domain_the_mail_says_to_answer_on_the_site(settings, run_tasks, mailoutbox):
    settings.MAIL_REPLY_DOMAIN = ""
    make_conversation()
    run_tasks()
    assert mailoutbox[0].reply_to == []
    assert "Antwoord op de site." in mailoutbox[0].body
    assert "boven deze regel" not in mailoutbox[0].body


def test_same_message_twice_is_said_once():
    made = make_conversation()
    send(made.person_token), send(made.person_token)
    assert texts().count("Begin klein.") == 1


def test_two_vacation_responders_do_not_keep_each_other_busy(run_tasks, mailoutbox):
    made = answer(make_conversation())
    tokens = {made.asker.email: made.asker_token, made.person.user.email: made.person_token}
    handled = 0
    for turn in range(6):
        run_tasks()
        for number, sent in enumerate(mailoutbox[handled:]):
            assert sent.message()["Auto-Submitted"] == "auto-generated"
            send(
                tokens[sent.to[0]],
                "Ik ben met vakantie.",
                Message_ID=f"<{turn}.{number}@thuis.example>",
                Auto_Submitted="auto-replied",
            )
        handled = len(mailoutbox)
    assert len(mailoutbox) == 2
    assert Message.objects.count() == 2
    assert refused() == 2


def test_two_bad_responders_that_hide_it_stop_at_the_limit(run_tasks, mailoutbox):
    made = answer(make_conversation())
    tokens = {made.asker.email: made.asker_token, made.person.user.email: made.person_token}
    handled = 0
    for turn in range(40):
        run_tasks()
        for number, sent in enumerate(mailoutbox[handled:]):
            if sent.reply_to:
                send(tokens[sent.to[0]], "Weg.", Message_ID=f"<{turn}.{number}@thuis.example>")
            handled += 1
    assert Message.objects.count() <= 31
    assert len(mailoutbox) <= 35


def test_what_we_could_not_pass_on_is_told_once_a_day_without_a_way_to_answer(
    run_tasks, mailoutbox
):
    made = make_conversation()
    close(conversation=made, user_id=made.asker_id)
    run_tasks()
    mailoutbox.clear()
    send(made.person_token, Message_ID="<1@x.example>")
    send(made.person_token, Message_ID="<2@x.example>")
    run_tasks()
    assert [one.to for one in mailoutbox] == [[made.person.user.email]]
    assert "gesloten" in mailoutbox[0].body
    assert mailoutbox[0].reply_to == []
    assert (len(texts()), refused()) == (1, 2)


def test_suspended_account_says_and_hears_nothing(run_tasks, mailoutbox):
    made = make_conversation()
    User.objects.filter(pk=made.person.user_id).update(is_active=False)
    run_tasks()
    mailoutbox.clear()
    send(made.person_token)
    run_tasks()
    assert (len(texts()), refused(), len(mailoutbox)) == (1, 1, 0)


def test_who_handed_on_is_refused_and_who_asked_goes_on_with_the_old_address():
    theme = make_theme("Inzage")
    made = answer_less = make_conversation(person=make_expert(theme), theme=theme)
    make_expert(theme)
    hand_on(conversation=made, user_id=made.person.user_id, today=timezone.localdate())
    send(answer_less.person_token, "Van de eerste", Message_ID="<1@x.example>")
    assert "Van de eerste" not in texts()
    send(made.asker_token, "Van de vrager", Message_ID="<2@x.example>")
    assert Message.objects.get(text="Van de vrager").conversation.handed_from == made


@pytest.mark.parametrize("token", ["", "x", "\x00", "a" * 500])
def test_unknown_token_is_refused(token):
    receive(parse(mail().as_bytes(), token=token.replace("\x00", "")))
    assert (Message.objects.count(), refused()) == (0, 1)


def test_mail_without_words_or_with_too_many(run_tasks, mailoutbox):
    made = make_conversation()
    send(made.person_token, "> alleen oud", Message_ID="<1@x.example>")
    assert refused() == 1
    send(made.person_token, "woord " * 2000, Message_ID="<2@x.example>")
    assert "De rest van deze mail is te lang" in texts()[-1]
    assert len(texts()[-1]) <= 4000
