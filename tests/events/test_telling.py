"""Everybody hears what became of them once, with the appointment in the mail."""

import email
from datetime import UTC, datetime, timedelta
from email import policy

import pytest
import time_machine
from django.core import mail as sent_mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from icalendar import Calendar

from alliantie.models import OutgoingMail
from alliantie.periodic import jobs
from events.models import EventPage, Registration
from events.presenting.standing_words import sentence_of
from events.services import announcing_changes, telling
from events.tasks.telling import tell_everybody, tell_left_over
from tests.factories.cases import make_member, make_organisation
from tests.factories.events import make_event, make_registration

pytestmark = pytest.mark.django_db
BEGINS = datetime(2027, 3, 28, 12, tzinfo=UTC)
NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def event(site_home):
    with time_machine.travel(NOW, tick=False):
        yield make_event(
            title="Zoekplan", starts_at=BEGINS, mode="online", url="https://meet.example/x"
        )


def calendars_of(message) -> list[tuple[str, str]]:
    """Give type and text of every calendar part, as a mail program reads it from the wire."""
    read = email.message_from_bytes(message.message().as_bytes(), policy=policy.default)
    kinds = ("text/calendar", "application/ics")
    parts = [part for part in read.walk() if part.get_content_type() in kinds]
    return [(part["Content-Type"], part.get_payload(decode=True).decode()) for part in parts]


def vevent(text: str):
    [found] = Calendar.from_ical(text).walk("VEVENT")
    return found


def change(event: EventPage, **fields) -> EventPage:
    fields = {"sequence": event.sequence + 1, "changed_at": timezone.now(), **fields}
    EventPage.objects.filter(pk=event.pk).update(**fields)
    event.refresh_from_db()
    return event


def test_a_seat_comes_with_the_appointment_and_the_personal_link(event, run_tasks, mailoutbox):
    registration = make_registration(event)
    telling.told_state(registration)
    telling.told_state(registration)
    run_tasks()
    [message] = mailoutbox
    assert message.to == [registration.email]
    assert message.subject == "Je bent aangemeld: Zoekplan"
    assert f"/b/{registration.door_secret}/" in message.body
    assert "zondag 28 maart 2027, 14:00 tot 16:00 uur" in message.body
    alternative, attached = calendars_of(message)
    assert alternative[0].startswith('text/calendar; method="REQUEST"') or (
        alternative[0].startswith("text/calendar; method=REQUEST")
    )
    assert attached[0].startswith("application/ics")
    assert 'name="afspraak.ics"' in attached[0] or "afspraak.ics" in str(message.attachments)
    for _kind, text in (alternative, attached):
        assert "METHOD:REQUEST" in text
        found = vevent(text)
        assert str(found["UID"]) == event.calendar_uid
        assert str(found["URL"]).endswith(f"/b/{registration.door_secret}/")
        assert str(found["ATTENDEE"]) == f"mailto:{registration.email}"
        assert found.start == BEGINS
    assert Registration.objects.get().in_calendar
    assert OutgoingMail.objects.get().calendar == ""


@pytest.mark.parametrize(
    ("state", "subject", "said"),
    [
        ("waiting", "Je staat op de wachtlijst: Zoekplan", "Komt er een plek vrij"),
        ("offered", "Er is een plek voor je: Zoekplan", "vast tot dinsdag 2 maart om 11:00 uur"),
        ("cancelled", "Je bent afgemeld: Zoekplan", "Je bent afgemeld"),
    ],
)
def test_each_state_has_its_mail(event, run_tasks, mailoutbox, state, subject, said):
    more = {"waiting": {"ticket": 1}, "offered": {"offered_until": NOW + timedelta(hours=25)}}
    registration = make_registration(event, state=state, **more.get(state, {}))
    telling.told_state(registration)
    run_tasks()
    [message] = mailoutbox
    assert message.subject == subject
    assert said in message.body
    assert calendars_of(message) == []
    assert f"/b/{registration.door_secret}/" not in message.body


def test_an_offer_ends_on_the_clock_of_who_gets_it(event, run_tasks, mailoutbox):
    island = make_organisation("Openbaar Lichaam Bonaire", region="bonaire")
    registration = make_registration(
        event,
        make_member(island),
        state="offered",
        offered_until=NOW + timedelta(hours=25),
        organisation=island,
    )
    telling.told_state(registration)
    run_tasks()
    said = "dinsdag 2 maart om 06:00 uur (Bonaire), dinsdag 2 maart om 11:00 uur (Nederland)"
    assert said in mailoutbox[0].body
    assert said in sentence_of(registration, None)


def test_who_signs_off_loses_the_appointment(event, run_tasks, mailoutbox):
    registration = make_registration(event)
    telling.told_state(registration)
    registration.state, registration.ended_at = "cancelled", NOW + timedelta(hours=1)
    registration.save()
    telling.told_state(registration)
    run_tasks()
    texts = [calendars_of(mail)[0][1] for mail in mailoutbox]  # of one moment, so in any order
    [text] = [text for text in texts if "METHOD:CANCEL" in text]
    assert str(vevent(text)["STATUS"]) == "CANCELLED"
    assert str(vevent(text)["UID"]) == event.calendar_uid
    assert vevent(text)["DTSTAMP"].dt == NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("ended_by", "said"),
    [
        ("expired", "ging naar de volgende"),
        ("host", "De organisator heeft je afgemeld"),
        ("transferred", "is doorgegeven"),
    ],
)
def test_it_says_why_it_ended(event, run_tasks, mailoutbox, ended_by, said):
    telling.told_state(make_registration(event, state="cancelled", ended_by=ended_by))
    run_tasks()
    assert said in mailoutbox[0].body


def test_a_change_reaches_everybody_once_for_each_change(event, run_tasks, mailoutbox):
    comes = [make_registration(event) for _ in range(3)]
    waits = make_registration(event, state="waiting", ticket=1)
    make_registration(event, state="cancelled", ended_by="self")
    make_registration(event, state="unconfirmed")
    for hours in (1, 2):
        begins = BEGINS + timedelta(hours=hours)
        telling.told_change(change(event, starts_at=begins, ends_at=begins + timedelta(hours=2)))
        telling.told_change(event)
        run_tasks()
    told = {one.email: [m for m in mailoutbox if m.to == [one.email]] for one in (*comes, waits)}
    assert {len(messages) for messages in told.values()} == {2}
    assert len(mailoutbox) == 8
    first, second = (calendars_of(message)[0][1] for message in told[comes[0].email])
    assert [int(vevent(text)["SEQUENCE"]) for text in (first, second)] == [1, 2]
    assert vevent(second).start == BEGINS + timedelta(hours=2)
    assert calendars_of(told[waits.email][0]) == []


def test_two_changes_before_the_worker_looks_are_told_once(event, run_tasks, mailoutbox):
    make_registration(event)
    telling.told_change(change(event))
    telling.told_change(change(event, venue="Elders", mode="hybrid"))
    run_tasks()
    [message] = mailoutbox
    assert int(vevent(calendars_of(message)[0][1])["SEQUENCE"]) == 2


def test_calling_off_takes_it_out_of_every_calendar(event, run_tasks, mailoutbox):
    comes = make_registration(event, in_calendar=True)
    make_registration(event, state="cancelled", ended_by="meeting", in_calendar=True)
    waits = make_registration(event, state="waiting", ticket=1)
    telling.told_cancel(
        change(event, state="cancelled", cancelled_at=timezone.now(), cancel_reason="Ziek.")
    )
    run_tasks()
    assert {message.subject for message in mailoutbox} == {"Gaat niet door: Zoekplan"}
    assert len(mailoutbox) == 3
    told = {message.to[0]: message for message in mailoutbox}
    text = calendars_of(told[comes.email])[0][1]
    assert "METHOD:CANCEL" in text
    assert (str(vevent(text)["STATUS"]), int(vevent(text)["SEQUENCE"])) == ("CANCELLED", 1)
    assert "Ziek." in told[comes.email].body
    assert calendars_of(told[waits.email]) == []


def test_what_is_over_is_not_told(event, run_tasks, mailoutbox):
    registration = make_registration(event)
    telling.told_change(change(event, starts_at=NOW - timedelta(days=2), ends_at=NOW))
    run_tasks()
    assert mailoutbox == []
    registration.refresh_from_db()
    assert registration.told_sequence == event.sequence


def test_a_large_meeting_is_told_in_batches(event, run_tasks, mailoutbox, monkeypatch):
    monkeypatch.setattr(announcing_changes, "BATCH", 2)
    for _ in range(5):
        make_registration(event)
    DBTaskResult.objects.all().delete()
    telling.told_change(change(event))
    assert DBTaskResult.objects.count() == 1  # all the request itself does
    assert OutgoingMail.objects.count() == 0
    run_tasks()
    assert len({message.to[0] for message in mailoutbox}) == len(mailoutbox) == 5


def test_a_worker_killed_anywhere_loses_nothing_and_mails_nobody_twice(
    event, run_tasks, mailoutbox, monkeypatch
):
    for _ in range(6):
        make_registration(event)
    telling.told_change(change(event))
    DBTaskResult.objects.all().delete()  # its task is gone
    real, calls = announcing_changes.queue_letter, []

    def dies(*args, **kwargs):
        calls.append(1)
        if len(calls) == 4:
            raise KeyboardInterrupt
        real(*args, **kwargs)

    monkeypatch.setattr(announcing_changes, "queue_letter", dies)
    with pytest.raises(KeyboardInterrupt):
        announcing_changes.tell_some(event_id=event.pk)
    assert OutgoingMail.objects.count() == 3
    monkeypatch.setattr(announcing_changes, "queue_letter", real)
    tell_left_over.call()
    tell_left_over.call()
    run_tasks()
    tell_everybody.call(event.pk)
    run_tasks()
    assert len({message.to[0] for message in mailoutbox}) == len(mailoutbox) == 6


def test_the_worker_looks_for_what_was_left_over():
    assert "event_changes" in {job.name for job in jobs()}


def test_while_the_mail_server_is_away_nothing_is_lost_and_nothing_comes_twice(
    site_home, run_tasks, monkeypatch
):
    def fails(self, messages):
        raise ConnectionRefusedError

    with time_machine.travel(NOW, tick=False) as clock:
        event = make_event(starts_at=BEGINS)
        people = [make_registration(event) for _ in range(4)]
        monkeypatch.setattr(EmailBackend, "send_messages", fails)
        telling.told_change(change(event))
        for _ in range(12):
            run_tasks()
            clock.shift(timedelta(minutes=5))
        assert sent_mail.outbox == []
        monkeypatch.undo()
        clock.shift(timedelta(hours=1))
        run_tasks()
        clock.shift(timedelta(hours=1))
        run_tasks()
    assert sorted(message.to[0] for message in sent_mail.outbox) == sorted(
        one.email for one in people
    )
    assert all("METHOD:REQUEST" in calendars_of(message)[0][1] for message in sent_mail.outbox)


def test_reminders_come_once_for_each_moment(event, run_tasks, mailoutbox):
    registration = make_registration(event)
    for reminder in ("day", "day", "hour"):
        telling.told_reminder(registration, reminder)
    run_tasks()
    assert [message.subject for message in mailoutbox] == [
        "Morgen: Zoekplan",
        "Over een uur: Zoekplan",
    ]


@pytest.mark.parametrize("gone", ["erased", "suspended"])
def test_who_is_gone_gets_no_mail(event, run_tasks, mailoutbox, gone):
    user = make_member(make_organisation())
    registration = make_registration(event, user)
    if gone == "erased":
        registration.erased_at = NOW
    else:
        user.is_active = False
        user.save()
    registration.save()
    telling.told_state(registration)
    telling.told_change(change(event))
    run_tasks()
    assert mailoutbox == []
