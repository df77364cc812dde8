"""The personal link opens the meeting at its time, for one person, and changes nothing by itself."""

from datetime import UTC, datetime, timedelta

import pytest
import structlog
import time_machine
from django.test import Client

from alliantie.choices import Audience
from events.models import EventPage, Registration
from events.policies.doors import MOST_MOVES
from events.policies.hosting import NotYourMeetingError
from events.services.doors import revoke_link
from tests.factories.cases import actor, make_member, make_organisation
from tests.factories.events import make_event, make_registration

pytestmark = pytest.mark.django_db
BEGINS = datetime(2026, 11, 3, 13, tzinfo=UTC)
MEETING = "https://meet.example/kamer?pwd=geheim"
NEAR = BEGINS - timedelta(minutes=20)


@pytest.fixture
def registration(site_home):
    event = make_event(title="Zoekplan", starts_at=BEGINS, mode="online", url=MEETING)
    return make_registration(event)


def door(registration) -> str:
    return f"/b/{registration.door_secret}/"


def device() -> Client:
    return Client(enforce_csrf_checks=True)


def kept(registration) -> tuple[str, int, str]:
    row = Registration.objects.get(pk=registration.pk)
    return row.opened_on, row.moved_devices, row.door_secret


@pytest.mark.parametrize(
    ("before", "is_open"),
    [
        (timedelta(days=20), False),
        (timedelta(minutes=31), False),
        (timedelta(minutes=30), True),
        (timedelta(minutes=-119), True),
        (timedelta(minutes=-120), False),
    ],
)
def test_it_opens_from_half_an_hour_before_until_the_end(registration, before, is_open):
    with time_machine.travel(BEGINS - before, tick=False):
        shown = device().get(door(registration))
        pressed = device().post(door(registration))
    assert ("Ga naar de bijeenkomst" in shown.content.decode()) is is_open
    assert (pressed.status_code, pressed.get("Location")) == (
        (303, MEETING) if is_open else (409, None)
    )
    assert "meet.example" not in shown.content.decode() + str(shown.headers)


@time_machine.travel(NEAR, tick=False)
def test_looking_changes_nothing_and_leaves_no_cookie(registration):
    before = kept(registration)
    for ask in (Client().get, Client().head, Client().get):
        response = ask(door(registration))
        assert response.status_code == 200
        assert response.cookies == {}
    assert kept(registration) == before


@time_machine.travel(NEAR, tick=False)
def test_pressing_marks_the_device_and_goes_in(registration):
    phone = device()
    response = phone.post(door(registration))
    cookie = response.cookies["ao_link"]
    assert cookie["httponly"]
    assert cookie["path"] == door(registration)
    assert 0 < int(cookie["max-age"]) <= 4 * 3600
    opened_on, moved, _secret = kept(registration)
    assert opened_on
    assert opened_on not in cookie.value
    for _ in range(3):
        assert phone.post(door(registration))["Location"] == MEETING
    assert kept(registration)[:2] == (opened_on, moved) == (opened_on, 0)


@time_machine.travel(NEAR, tick=False)
def test_nothing_of_the_link_goes_along(registration):
    for response in (device().get(door(registration)), device().post(door(registration))):
        assert response["Referrer-Policy"] == "no-referrer"
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"
    policy = device().get(door(registration))["Content-Security-Policy"]
    assert "form-action" in policy


@time_machine.travel(NEAR, tick=False)
def test_a_second_device_is_asked_and_may_take_over(registration):
    laptop, phone = device(), device()
    laptop.post(door(registration))
    shown = phone.get(door(registration)).content.decode()
    assert "Deze link is al open op een ander apparaat" in shown
    assert phone.post(door(registration)).status_code == 409
    assert laptop.post(door(registration)).status_code == 303
    assert phone.post(door(registration), {"overnemen": "ja"})["Location"] == MEETING
    assert laptop.post(door(registration)).status_code == 409
    assert kept(registration)[1] == 1


@time_machine.travel(NEAR, tick=False)
def test_shared_with_ten_others_it_is_held_back(registration, run_tasks, mailoutbox):
    others = [device() for _ in range(11)]
    went_in = [
        one.post(door(registration), {"overnemen": "ja"}).status_code == 303 for one in others
    ]
    assert sum(went_in) == MOST_MOVES + 1
    page = others[-1].get(door(registration)).content.decode()
    assert "Mail mij een nieuwe link" in page
    old = door(registration)
    renewed = others[-1].post(f"{old}nieuwe-link/")
    assert renewed.status_code == 200
    run_tasks()
    assert [device().get(old).status_code, others[0].post(old).status_code] == [404, 404]
    fresh = Registration.objects.get(pk=registration.pk)
    assert fresh.door_secret not in renewed.content.decode()
    [message] = mailoutbox
    assert message.to == [registration.email]
    assert door(fresh) in message.body
    assert device().post(door(fresh))["Location"] == MEETING


@time_machine.travel(NEAR, tick=False)
def test_a_fresh_link_is_not_made_by_looking(registration):
    assert device().get(f"{door(registration)}nieuwe-link/").status_code == 405
    assert kept(registration)[2] == registration.door_secret


@time_machine.travel(NEAR, tick=False)
def test_a_forged_cookie_is_no_device(registration):
    phone = device()
    phone.post(door(registration))
    opened_on = kept(registration)[0]
    for value in (opened_on, "", "x:y:z"):
        forger = device()
        forger.cookies["ao_link"] = value
        assert forger.post(door(registration)).status_code == 409


@time_machine.travel(NEAR, tick=False)
def test_a_note_of_the_host_is_read_on_the_device_that_is_in(registration):
    registration.event.door.note = "Toegangscode 4711"
    registration.event.door.save()
    phone = device()
    assert "4711" not in phone.get(door(registration)).content.decode()
    assert phone.post(door(registration))["Location"] == door(registration)
    shown = phone.get(door(registration)).content.decode()
    assert "4711" in shown
    assert "meet.example" not in shown
    assert phone.post(door(registration))["Location"] == MEETING
    assert "4711" not in device().get(door(registration)).content.decode()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"state": "waiting", "ticket": 1}, "wachtlijst"),
        ({"state": "offered", "offered_until": BEGINS}, "Zeg eerst dat je hem neemt"),
        ({"state": "cancelled"}, "Je bent afgemeld"),
        ({"state": "unconfirmed"}, "nog niet bevestigd"),
    ],
)
@time_machine.travel(NEAR, tick=False)
def test_who_has_no_seat_reads_why(registration, fields, said):
    Registration.objects.filter(pk=registration.pk).update(**fields)
    response = device().get(door(registration))
    assert said in response.content.decode()
    assert "Ga naar de bijeenkomst" not in response.content.decode()
    assert device().post(door(registration)).status_code == 409


@time_machine.travel(NEAR, tick=False)
def test_what_is_called_off_says_why(registration):
    EventPage.objects.update(state="cancelled", cancel_reason="De spreker is ziek.")
    shown = device().get(door(registration)).content.decode()
    assert "Deze bijeenkomst gaat niet door" in shown
    assert "De spreker is ziek." in shown
    assert device().post(door(registration)).status_code == 409


@time_machine.travel(NEAR, tick=False)
def test_without_a_place_online_there_is_nothing_to_open(registration):
    registration.event.door.url = ""
    registration.event.door.save()
    assert "is er nog niet" in device().get(door(registration)).content.decode()
    EventPage.objects.update(mode="in_person")
    assert "op een plek, niet online" in device().get(door(registration)).content.decode()


@time_machine.travel(NEAR, tick=False)
@pytest.mark.parametrize("altered", ["x", "0" * 32, "A", "é"])
def test_an_altered_secret_is_nobodys(registration, altered):
    secret = "geheim" * 5
    Registration.objects.update(door_secret=secret)
    wrong = secret[:-1] + altered
    assert device().get(f"/b/{wrong}/").status_code == 404
    assert device().post(f"/b/{wrong}/").status_code == 404


@time_machine.travel(NEAR, tick=False)
@pytest.mark.parametrize("how", ["suspended", "erased", "private", "draft", "offline"])
def test_who_may_not_see_it_any_more_is_out(site_home, how):
    user = make_member(make_organisation())
    event = make_event(starts_at=BEGINS, mode="online", url=MEETING, audience=Audience.MEMBERS)
    registration = make_registration(event, user)
    assert device().get(door(registration)).status_code == 200
    if how == "suspended":
        user.is_active = False
        user.save()
    elif how == "erased":
        Registration.objects.update(erased_at=NEAR)
    else:
        change = {"private": {"audience": "private"}, "draft": {"state": "draft"}}
        EventPage.objects.filter(pk=event.pk).update(**change.get(how, {"live": False}))
    assert device().get(door(registration)).status_code == 404
    assert device().post(door(registration)).status_code == 404


def test_only_the_host_revokes(registration, run_tasks, mailoutbox):
    other = make_member(make_organisation())
    with pytest.raises(NotYourMeetingError):
        revoke_link(registration=registration, actor=actor(other))
    assert kept(registration)[2] == registration.door_secret
    old = registration.door_secret
    revoke_link(registration=registration, actor=actor(registration.event.owner))
    run_tasks()
    assert device().get(f"/b/{old}/").status_code == 404
    assert mailoutbox[0].to == [registration.email]


@time_machine.travel(NEAR, tick=False)
def test_the_log_keeps_no_secret(registration, logged_requests):
    with structlog.testing.capture_logs(
        processors=[structlog.contextvars.merge_contextvars]
    ) as lines:
        device().get(door(registration))
        device().post(door(registration))
    assert lines
    assert registration.door_secret not in str(lines)


def test_it_is_asked_so_often_and_no_more(registration):
    client = device()
    answers = [client.get("/b/bestaat-niet/").status_code for _ in range(31)]
    assert answers == [404] * 30 + [429]


@time_machine.travel(NEAR, tick=False)
def test_a_whole_ministry_opens_its_links_from_one_address(registration):
    everybody = [make_registration(registration.event) for _ in range(31)]
    assert {device().get(door(one)).status_code for one in everybody} == {200}
