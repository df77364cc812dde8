"""What changes on a meeting that is online reaches who planned by it, once."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone

from alliantie.throttles import ThrottledError
from events.models import CoHost, EventPage, EventPerson, ProgrammeItem
from events.policies.hosting import EventRefusedError, NotYourMeetingError
from events.policies.moments import MomentError
from events.services import announcing, changing, co_hosting, roles
from organisations.choices import MembershipRole
from tests.factories.cases import actor, make_case, make_member, make_organisation
from tests.factories.events import make_event, make_registration
from tests.factories.people import make_person


@pytest.fixture
def host(site_home):
    return make_member(make_organisation("Gemeente Oosterkade"), "gastheer")


@pytest.fixture
def told(monkeypatch):
    calls = []
    for name in ("told_change", "told_cancel"):
        monkeypatch.setattr(
            f"events.services.telling.{name}", lambda _event, name=name: calls.append(name)
        )
    return calls


def fresh(event) -> EventPage:
    return EventPage.objects.get(pk=event.pk)


def test_another_place_raises_the_number_and_is_told(host, told):
    event = make_event(host)
    changing.change_practical(event=event, actor=actor(host), changes={"venue": "Zaal 2"})
    assert (fresh(event).venue, fresh(event).sequence, told) == ("Zaal 2", 1, ["told_change"])
    assert fresh(event).changed_at is not None


def test_the_same_place_again_is_no_change(host, told):
    event = make_event(host, venue="Zaal 2")
    changing.change_practical(event=event, actor=actor(host), changes={"venue": "Zaal 2"})
    assert (fresh(event).sequence, told) == (0, [])


def test_words_hold_at_once_and_nobody_is_mailed(host, told):
    event = make_event(host)
    announcing.save_event(event=event, actor=actor(host), changes={"goal": "Iets anders."})
    assert (fresh(event).goal, fresh(event).live, told) == ("Iets anders.", True, [])


def test_a_draft_changes_in_silence(host, told):
    event = make_event(host, state="draft")
    changing.change_practical(event=event, actor=actor(host), changes={"venue": "Zaal 2"})
    assert (fresh(event).sequence, told) == (0, [])


def test_the_link_is_told_and_stays_out_of_versions(host, told):
    event = make_event(host)
    changing.change_practical(
        event=event, actor=actor(host), changes={"door_url": "https://geheim.example/1"}
    )
    assert (fresh(event).door.url, told) == ("https://geheim.example/1", ["told_change"])
    assert "geheim" not in str([one.content for one in fresh(event).revisions.all()])


def test_an_older_version_does_not_move_the_meeting(host, told):
    event = make_event(host)
    announcing.save_event(event=event, actor=actor(host), changes={"goal": "Eerst."})
    first = fresh(event).latest_revision
    later = fresh(event).starts_at + timedelta(days=1)
    changing.change_practical(
        event=event,
        actor=actor(host),
        changes={"starts_at": later, "ends_at": later + timedelta(hours=1)},
    )
    first.publish()
    assert fresh(event).starts_at == later


def test_the_programme_moves_along(host, told):
    event = make_event(host)
    ProgrammeItem.objects.create(
        event=event, title="Inloop", starts_at=event.starts_at, ends_at=event.ends_at
    )
    later = event.starts_at + timedelta(days=7)
    changes = {"starts_at": later, "ends_at": later + timedelta(hours=2)}
    changing.change_practical(event=event, actor=actor(host), changes=changes)
    assert event.programme.get().starts_at == later


def test_what_has_been_stays_where_it_was(host, told):
    event = make_event(host, starts_at=timezone.now() - timedelta(days=3))
    with pytest.raises(EventRefusedError, match="geweest"):
        changing.change_practical(event=event, actor=actor(host), changes={"venue": "Elders"})
    with pytest.raises(EventRefusedError, match="geweest"):
        changing.cancel_event(event=event, actor=actor(host), reason="Ziek.")


def test_more_people_may_not_look_without_the_editors(host, told):
    event = make_event(host, audience="members")
    with pytest.raises(EventRefusedError, match="redactie"):
        announcing.save_event(event=event, actor=actor(host), changes={"audience": "public"})
    assert fresh(event).audience == "members"


def test_called_off_once_with_a_reason(host, told):
    event = make_event(host)
    with pytest.raises(EventRefusedError):
        changing.cancel_event(event=event, actor=actor(host), reason="  ")
    for _time in range(2):
        changing.cancel_event(event=event, actor=actor(host), reason="De spreker is ziek.")
    kept = fresh(event)
    assert (kept.state, kept.live, kept.sequence) == ("cancelled", True, 1)
    assert (kept.cancel_reason, told) == ("De spreker is ziek.", ["told_cancel"])


def test_called_off_ends_who_comes_and_who_waits_and_frees_the_seats(host, told):
    event = make_event(host, capacity=5)
    rows = [make_registration(event), make_registration(event, state="waiting", ticket=1)]
    changing.cancel_event(event=event, actor=actor(host), reason="De spreker is ziek.")
    for row in rows:
        row.refresh_from_db()
        assert (row.state, row.ended_by) == ("cancelled", "meeting")
    assert fresh(event).seats.taken == 0


def test_who_hears_is_everybody_with_a_seat_or_in_the_line(host):
    event = make_event(host)
    make_registration(event, state="waiting", ticket=1)
    for state in ("confirmed", "cancelled", "unconfirmed"):
        make_registration(event, state=state)
    assert changing.people_to_mail(event) == 2


def test_a_stranger_changes_nothing(host, told):
    event = make_event(host)
    stranger = actor(make_member(make_organisation()))
    for verb, given in (
        (changing.change_practical, {"changes": {"venue": "Elders"}}),
        (changing.cancel_event, {"reason": "Zomaar."}),
        (co_hosting.set_co_hosts, {"organisation_ids": []}),
        (roles.set_people, {"doers": []}),
        (roles.set_links, {"pages": []}),
        (roles.set_programme, {"parts": []}),
    ):
        with pytest.raises(NotYourMeetingError):
            verb(event=event, actor=stranger, **given)
    assert (fresh(event).state, told) == ("planned", [])


def test_a_co_host_never_holds_it_up_and_answers_later(host, run_tasks, monkeypatch):
    along = make_organisation("Waterschap West")
    admin = make_member(along, "beheerder", role=MembershipRole.ADMIN)
    event = make_event(host)
    co_hosting.set_co_hosts(event=event, actor=actor(host), organisation_ids=[along.pk])
    run_tasks()
    assert fresh(event).state == "planned"
    for named in ([], [along.pk]):  # taken off and named again: asked once
        co_hosting.set_co_hosts(event=event, actor=actor(host), organisation_ids=named)
    run_tasks()
    assert [one.to for one in mail.outbox] == [["beheerder@example.org"]]
    assert [one.event_id for one in co_hosting.asked_of(actor(admin))] == [event.pk]
    co_hosting.answer(event=event, organisation_id=along.pk, actor=actor(admin), says_yes=True)
    assert CoHost.objects.get().state == "confirmed"
    co_hosting.set_co_hosts(event=event, actor=actor(host), organisation_ids=[along.pk])
    assert CoHost.objects.get().state == "confirmed"
    monkeypatch.setattr(co_hosting, "ASKED_A_DAY", 3)  # two times above
    more = [along.pk, *(make_organisation().pk for _ in range(2))]
    with pytest.raises(ThrottledError, match="te vaak"):
        co_hosting.set_co_hosts(event=event, actor=actor(host), organisation_ids=more)


def test_only_who_administers_answers(host):
    along = make_organisation()
    member = make_member(along)
    event = make_event(host)
    co_hosting.set_co_hosts(event=event, actor=actor(host), organisation_ids=[along.pk])
    for somebody in (member, host):
        with pytest.raises(NotYourMeetingError):
            co_hosting.answer(
                event=event, organisation_id=along.pk, actor=actor(somebody), says_yes=True
            )


def test_of_a_draft_no_co_host_knows(host):
    along = make_organisation()
    admin = actor(make_member(along, role=MembershipRole.ADMIN))
    event = make_event(host, state="draft")
    co_hosting.set_co_hosts(event=event, actor=actor(host), organisation_ids=[along.pk])
    assert co_hosting.asked_of(admin) == []
    with pytest.raises(NotYourMeetingError):
        co_hosting.answer(event=event, organisation_id=along.pk, actor=admin, says_yes=True)


def test_members_and_guests_do_something(host):
    person = make_person("Sanne Spreekt")
    hidden = make_person("Niet Te Zien", show_who="nobody")
    event = make_event(host)
    doers = [
        roles.Doer(role="speaker", person_id=person.pk),
        roles.Doer(role="speaker", person_id=hidden.pk),
        roles.Doer(role="facilitator", name="Gast Geert", about="Stichting Zicht", side="outside"),
    ]
    roles.set_people(event=event, actor=actor(host), doers=doers)
    named = [(one.user_id, one.name) for one in EventPerson.objects.all()]
    assert named == [(person.user_id, ""), (None, "Gast Geert")]


def test_only_what_the_host_may_see_is_linked(host):
    public, private = make_case("Openbaar"), make_case("Geheim", audience="private")
    event = make_event(host)
    roles.set_links(event=event, actor=actor(host), pages=[public, private])
    assert list(event.links.values_list("page", flat=True)) == [public.pk]


def test_what_this_host_may_not_see_stays_linked(host):
    private = make_case("Geheim", audience="private")
    event = make_event(host)
    event.links.create(page=private)
    roles.set_links(event=event, actor=actor(host), pages=[])
    assert event.links.count() == 1


def test_parts_lie_within_the_meeting_and_may_be_side_by_side(host):
    event = make_event(host)
    half = event.starts_at + timedelta(hours=1)
    parts = [
        roles.Part(event.starts_at, half, "Zaal A praat", room="A"),
        roles.Part(event.starts_at, half, "Zaal B doet", room="B"),
    ]
    roles.set_programme(event=event, actor=actor(host), parts=parts)
    assert event.programme.count() == 2
    outside = roles.Part(half, event.ends_at + timedelta(minutes=1), "Borrel")
    with pytest.raises(MomentError):
        roles.set_programme(event=event, actor=actor(host), parts=[outside])
    assert event.programme.count() == 2
    assert event.starts_at.astimezone(ZoneInfo(event.zone)) == event.starts_at
