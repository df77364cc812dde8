"""A host announces, saves on, sends in; editors decide; the host hears it by mail."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone

from alliantie.models import AuditEntry
from alliantie.throttles import ThrottledError
from events.models import EventPage, Seats
from events.policies.hosting import EventRefusedError, NotYourMeetingError
from events.services import announcing, copying, judging
from organisations.choices import MembershipRole, MembershipState
from tests.factories.accounts import make_editor
from tests.factories.cases import actor, make_member, make_organisation, make_theme
from tests.factories.events import make_event, make_registration

START = timezone.now().replace(microsecond=0) + timedelta(days=20)
FIVE = {
    "title": "Samen zoeken",
    "goal": "Een zoekplan maken.",
    "starts_at": START,
    "ends_at": START + timedelta(hours=2),
    "venue": "Raadzaal",
}


@pytest.fixture
def organisation(site_home):
    return make_organisation("Gemeente Oosterkade")


@pytest.fixture
def host(organisation):
    return make_member(organisation, "gastheer")


def announce(host, **changes) -> EventPage:
    organisation = host.memberships.get().organisation
    given = {**FIVE, "organisation": organisation, **changes}
    return announcing.create_event(actor=actor(host), key=uuid4(), changes=given)


def submitted(host, **changes) -> EventPage:
    event = announce(host, **changes)
    return announcing.submit_event(event=event, actor=actor(host))


def fresh(event) -> EventPage:
    return EventPage.objects.get(pk=event.pk)


def test_five_fields_make_a_meeting_with_seats_and_a_door(host):
    event = announce(host)
    assert (event.state, event.live, event.slug) == ("draft", False, "samen-zoeken")
    assert event.seats.taken == 0
    assert event.door.url == ""
    assert event.calendar_uid.startswith(str(event.reference))
    assert AuditEntry.objects.filter(action="event.create").count() == 1


def test_the_same_form_twice_makes_one_meeting(host):
    key = uuid4()
    first = announcing.create_event(actor=actor(host), key=key, changes=FIVE)
    assert announcing.create_event(actor=actor(host), key=key, changes=FIVE) == first
    assert Seats.objects.count() == 1


def test_nobody_announces_without_end(host, monkeypatch):
    monkeypatch.setattr(announcing, "PER_PERSON", 2)
    announce(host)
    announce(host)
    with pytest.raises(ThrottledError):
        announce(host)


def test_a_title_that_is_an_address_of_ours_gets_another_address(host):
    assert announce(host, title="Nieuw").slug == "nieuw-2"
    assert announce(host, title="Werkvormen").slug == "werkvormen-2"


def test_sent_in_once_with_one_mail(host, run_tasks):
    event, key = announce(host), uuid4()
    for _time in range(2):
        announcing.submit_once(key=key, event=event, actor=actor(host))
    run_tasks()
    assert fresh(event).state == "submitted"
    assert [one.subject for one in mail.outbox] == ["Ontvangen: Samen zoeken"]


def test_sent_in_again_after_taking_it_back(host):
    event, key = announce(host), uuid4()
    announcing.submit_once(key=key, event=event, actor=actor(host))
    announcing.take_back(event=event, actor=actor(host))
    assert fresh(event).state == "draft"
    announcing.submit_once(key=key, event=event, actor=actor(host))
    assert fresh(event).state == "submitted"


def test_what_has_begun_is_not_announced(host):
    past = timezone.now() - timedelta(days=2)
    event = announce(host, starts_at=past, ends_at=past + timedelta(hours=1))
    with pytest.raises(EventRefusedError, match="verleden"):
        announcing.submit_event(event=event, actor=actor(host))


def test_incomplete_is_not_sent_in(host):
    event = announce(host, venue="")
    with pytest.raises(EventRefusedError, match="ontbreekt"):
        announcing.submit_event(event=event, actor=actor(host))


def test_saving_from_an_old_version_is_refused(host):
    event = announce(host)
    old = announcing.version_of(event)
    announcing.save_event(
        event=event, actor=actor(host), changes={"goal": "Anders."}, started_from=old
    )
    with pytest.raises(announcing.ChangedMeanwhileError):
        announcing.save_event(
            event=event, actor=actor(host), changes={"goal": "Nog anders."}, started_from=old
        )
    assert fresh(event).goal == "Anders."


def test_what_lies_with_the_editors_is_not_changed(host):
    event = submitted(host)
    with pytest.raises(EventRefusedError, match="redactie"):
        announcing.save_event(event=event, actor=actor(host), changes={"goal": "Stiekem."})


def test_somebody_else_may_do_nothing(host, organisation):
    event = announce(host)
    colleague = make_member(organisation)
    for verb in (announcing.submit_event, announcing.take_back, announcing.discard):
        with pytest.raises(NotYourMeetingError):
            verb(event=event, actor=actor(colleague))
    assert fresh(event).state == "draft"


def test_an_administrator_of_the_host_may_change_what_was_sent_in(host, organisation):
    event = submitted(host)
    admin = make_member(organisation, role=MembershipRole.ADMIN)
    announcing.take_back(event=event, actor=actor(admin))
    assert fresh(event).state == "draft"


def test_a_draft_is_thrown_away(host):
    event = announce(host)
    announcing.discard(event=event, actor=actor(host))
    assert not EventPage.objects.filter(pk=event.pk).exists()


def test_an_editor_puts_it_online_with_the_newcomer(organisation, run_tasks):
    newcomer = make_member(organisation, "nieuw", state=MembershipState.REQUESTED)
    event = submitted(newcomer)
    judging.approve(event=event, actor=actor(make_editor()))
    run_tasks()
    kept = fresh(event)
    assert (kept.state, kept.live) == ("planned", True)
    assert newcomer.memberships.get().state == MembershipState.ACTIVE
    assert "Online: Samen zoeken" in [one.subject for one in mail.outbox]


def test_only_what_was_read_goes_online(host):
    event = submitted(host)
    with pytest.raises(EventRefusedError, match="veranderd"):
        judging.approve(event=event, actor=actor(make_editor()), version="1")
    assert fresh(event).state == "submitted"


def test_a_host_does_not_judge(host):
    event = submitted(host)
    with pytest.raises(EventRefusedError, match="redactie"):
        judging.approve(event=event, actor=actor(host))


@pytest.mark.parametrize(
    ("verb", "state", "subject"),
    [
        (judging.ask_changes, "changes", "Jij bent aan zet: Samen zoeken"),
        (judging.refuse, "draft", "Niet geplaatst: Samen zoeken"),
    ],
)
def test_editors_say_why(host, run_tasks, verb, state, subject):
    event, editor = submitted(host), actor(make_editor())
    with pytest.raises(EventRefusedError):
        verb(event=event, actor=editor, remark=" ")
    verb(event=event, actor=editor, remark="Voor wie is dit?")
    run_tasks()
    assert (fresh(event).state, fresh(event).remark) == (state, "Voor wie is dit?")
    told = {one.subject: one.body for one in mail.outbox}
    assert "Voor wie is dit?" in told[subject]


def test_taken_off_the_site_and_who_planned_by_it_hears(host, monkeypatch):
    told = []
    monkeypatch.setattr("events.services.telling.told_cancel", told.append)
    quiet, planned = make_event(host), make_event(host)
    make_registration(planned)
    editor = actor(make_editor())
    for event in (quiet, planned):
        judging.take_offline(event=event, actor=editor, remark="Reclame.")
    assert (fresh(quiet).state, fresh(quiet).live) == ("changes", False)
    assert (fresh(planned).state, fresh(planned).live) == ("cancelled", False)
    assert [event.pk for event in told] == [planned.pk]


def test_a_copy_takes_words_and_place_but_no_times(host):
    theme = make_theme()
    event = make_event(
        host, title="Forum", venue="Zaal 1", themes=(theme,), url="https://x.example", capacity=12
    )
    EventPage.objects.filter(pk=event.pk).update(audience="members")
    event.questions.create(text="Wat eet je niet?", purpose="diet", is_required=True)
    make_registration(event)
    event.refresh_from_db()
    key = uuid4()
    for _again in range(2):
        made = copying.copy_from(event=event, actor=actor(host), key=key)
    assert (made.audience, made.seats.capacity, made.seats.taken) == ("members", 12, 0)
    asked = made.questions.get()
    assert (asked.text, asked.purpose, asked.is_required) == ("Wat eet je niet?", "diet", True)
    assert (made.title, made.venue, list(made.themes.all())) == ("Forum", "Zaal 1", [theme])
    assert (made.state, made.starts_at, made.registrations.count()) == ("draft", None, 0)
    assert made.door.url == ""
    assert made.calendar_uid != event.calendar_uid


def test_only_a_host_copies(host, organisation):
    event = make_event(host)
    with pytest.raises(NotYourMeetingError):
        copying.copy_from(event=event, actor=actor(make_member(organisation)), key=uuid4())
