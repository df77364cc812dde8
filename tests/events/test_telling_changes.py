"""The mail about a change says what changed: how it was for who reads it, and how it is now."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from alliantie.choices import Audience
from alliantie.visibility import Actor
from events.models import EventPage
from events.policies.hosting import EventRefusedError
from events.services import announcing, telling
from events.services.changing import cancel_event, change_practical
from events.services.host_mail import Letter, send
from events.services.judging import take_offline
from events.services.reminding import remind
from events.tasks.telling import tell_everybody, tell_left_over
from tests.factories.cases import actor, make_member, make_organisation
from tests.factories.events import make_event, make_registration

from .test_telling import calendars_of

pytestmark = pytest.mark.django_db
SECRET = "https://meet.example/kamer-zes"


def test_who_heard_nothing_since_reads_the_oldest_and_the_newest(site_home, run_tasks, mailoutbox):
    host = make_member(make_organisation("Gemeente Oosterkade"))
    event = make_event(
        host, title="Zoekplan", venue="Zaal 1", mode="hybrid", url="https://x.example"
    )
    make_registration(event, email="vroeg@example.org")

    def change(**changes):
        row = EventPage.objects.get(pk=event.pk)
        change_practical(event=row, actor=actor(host), changes=changes)

    change(venue="Zaal 2")
    make_registration(event, email="laat@example.org", told_sequence=1)
    change(venue="Zaal 3", door_url=SECRET)
    later = event.starts_at + timedelta(days=1)
    change(starts_at=later, ends_at=later + timedelta(hours=1))
    for _ in range(2):
        tell_everybody.call(event.pk)
    run_tasks()
    told = {mail.to[0]: mail.body for mail in mailoutbox if mail.subject == "Veranderd: Zoekplan"}
    assert "- Waar: eerst Zaal 1, nu Zaal 3" in told["vroeg@example.org"]
    assert "- Waar: eerst Zaal 2, nu Zaal 3" in told["laat@example.org"]
    for body in told.values():
        assert body.index("- Wanneer: eerst ") < body.index("- Waar: eerst ")
        assert "- De link naar de bijeenkomst is nieuw." in body
        assert "meet.example" not in body
        assert "Organisator:" not in body
    assert "Titel: eerst Zoekplan, nu" not in body
    assert len(mailoutbox) == 2
    assert SECRET not in str(EventPage.objects.get(pk=event.pk).earlier)


def test_what_changed_and_changed_back_is_not_named(site_home, run_tasks, mailoutbox):
    host = make_member(make_organisation())
    event = make_event(host, venue="Zaal 1", address="Kade 1")
    make_registration(event)
    for changes in ({"venue": "Zaal 2"}, {"venue": "Zaal 1", "address": "Kade 2"}):
        row = EventPage.objects.get(pk=event.pk)
        change_practical(event=row, actor=actor(host), changes=changes)
    tell_everybody.call(event.pk)
    run_tasks()
    assert "- Waar: eerst Zaal 1, Kade 1, nu Zaal 1, Kade 2" in mailoutbox[0].body


def test_a_new_title_and_what_only_a_mark_is_kept_of_are_named(site_home, run_tasks, mailoutbox):
    host = make_member(make_organisation())
    event = make_event(host, title="Zoekplan", mode="hybrid", venue="Zaal 1")
    make_registration(event, email="gast@example.org")

    def told(**changes):
        row = EventPage.objects.get(pk=event.pk)
        announcing.save_event(event=row, actor=actor(host), changes=changes)
        tell_left_over.call()  # nothing is left over: who changed it told everybody
        run_tasks()
        return mailoutbox[-1].body

    assert "- Titel: eerst Zoekplan, nu Vindplan" in told(title="Vindplan")
    body = told(door_url=SECRET)
    assert "- De link naar de bijeenkomst is er nu." in body
    assert "link naar de bijeenkomst is nieuw" not in body
    body = told(travel="Neem de trein.", door_note="Code 1234")
    assert "- Hoe je er komt is anders." in body
    assert "- De uitleg bij de link is anders." in body
    assert "Er is iets veranderd" not in body
    assert "is er nu" not in body
    assert "link naar de bijeenkomst is nieuw" in told(door_url="https://meet.example/kamer-acht")
    assert "link naar de bijeenkomst is weggehaald" in told(door_url="")
    assert len(mailoutbox) == 5
    assert "1234" not in str(EventPage.objects.get(pk=event.pk).earlier)
    was = event.starts_at - timedelta(days=30)
    EventPage.objects.filter(pk=event.pk).update(starts_at=was, ends_at=was + timedelta(hours=1))
    assert told(title="Toch zoekplan") == mailoutbox[4].body  # it has been: nobody is mailed


def test_who_may_not_see_it_any_more_reads_nothing_of_it(site_home, run_tasks, mailoutbox):
    house = make_organisation()
    host = make_member(house)
    event = make_event(host, title="Geheim plan", venue="Kade 7", audience=Audience.ORGANISATION)
    left = make_member(house)
    row = make_registration(event, left, in_calendar=True)
    left.memberships.update(organisation=make_organisation())
    telling.told_state(row)
    telling.told_reminder(row, "day")
    change_practical(event=event, actor=actor(host), changes={"venue": "Kade 8"})
    letter = Letter(to_whom="coming", subject="Voor wie komt", text="Neem koek mee")
    with pytest.raises(EventRefusedError):
        send(key=uuid4(), event=event, actor=actor(host), letter=letter)
    run_tasks()
    assert mailoutbox == []
    cancel_event(event=EventPage.objects.get(pk=event.pk), actor=actor(host), reason="Ziek")
    run_tasks()
    row.refresh_from_db()
    row.ended_by = "host"
    telling.told_state(row)
    run_tasks()
    off, signed_off = mailoutbox
    assert off.subject == "Gaat niet door: een bijeenkomst"
    assert signed_off.subject == "Je bent afgemeld: een bijeenkomst"
    for mail in mailoutbox:
        wire = str(mail.message()) + mail.body + "".join(text for _kind, text in calendars_of(mail))
        assert not [word for word in ("Geheim", "Kade", "Ziek", event.slug) if word in wire]
        assert event.calendar_uid in wire
        assert "METHOD:CANCEL" in wire


def test_what_was_taken_off_the_site_is_named_without_a_dead_address(
    site_home, run_tasks, mailoutbox
):
    event = make_event(title="Zoekplan")
    make_registration(event, in_calendar=True)
    take_offline(event=event, actor=Actor(user_id=None, roles=frozenset({"editor"})), remark="Mis.")
    run_tasks()
    body = next(mail.body for mail in mailoutbox if mail.subject == "Gaat niet door: Zoekplan")
    assert "/bijeenkomsten/" not in body


def test_after_a_move_everybody_is_reminded_again_of_what_is_on_the_site(
    site_home, run_tasks, mailoutbox
):
    host = make_member(make_organisation())
    with time_machine.travel(datetime(2027, 3, 1, 9, tzinfo=UTC), tick=False) as clock:
        event = make_event(host, title="Zoekplan")
        make_registration(event, reminders=["day"])

        def moved_to(clock_at):
            clock.move_to(clock_at)
            return remind()

        begins = event.starts_at
        assert [moved_to(begins - timedelta(days=1)), remind()] == [1, 0]
        later = begins + timedelta(days=7)
        changes = {"starts_at": later, "ends_at": later + timedelta(hours=2)}
        change_practical(event=event, actor=actor(host), changes=changes)
        EventPage.objects.filter(pk=event.pk).update(live=False)
        assert moved_to(later - timedelta(days=1)) == 0
        EventPage.objects.filter(pk=event.pk).update(live=True, expire_at=later - timedelta(days=2))
        assert remind() == 0
        EventPage.objects.filter(pk=event.pk).update(expire_at=None)
        assert [remind(), remind()] == [1, 0]
        run_tasks()
    assert [mail.subject for mail in mailoutbox].count("Morgen: Zoekplan") == 2
