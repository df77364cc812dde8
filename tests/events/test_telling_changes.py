"""The mail about a change says what changed: how it was for who reads it, and how it is now."""

from datetime import timedelta

import pytest

from events.models import EventPage
from events.services.changing import change_practical
from events.tasks.telling import tell_everybody
from tests.factories.cases import actor, make_member, make_organisation
from tests.factories.events import make_event, make_registration

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
