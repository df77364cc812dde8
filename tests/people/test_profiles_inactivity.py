"""Who does not come any more is warned, hidden and erased; coming back undoes it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.urls import reverse

from accounts.models import User
from alliantie.models import OutgoingMail
from people.models import Person
from people.policies.inactivity import Periods, Standing, Step, comes_back, next_step
from people.tasks.inactivity import mind_inactive_people
from tests.factories.accounts import PASSWORD
from tests.factories.people import make_person

START = datetime(2026, 1, 1, 12, tzinfo=UTC)
PERIODS = Periods(timedelta(days=365), timedelta(days=30), 3, timedelta(days=180))


def at(days: float) -> datetime:
    return START + timedelta(days=days)


@pytest.mark.parametrize(
    ("day", "warnings", "warned", "hidden", "step"),
    [
        (364.9, 0, None, None, Step.NONE),
        (365, 0, None, None, Step.WARN),
        (394.9, 1, 365, None, Step.NONE),
        (395, 1, 365, None, Step.WARN),
        (425, 2, 395, None, Step.WARN),
        (454.9, 3, 425, None, Step.NONE),
        (455, 3, 425, None, Step.HIDE),
        (634.9, 4, 455, 455, Step.NONE),
        (635, 4, 455, 455, Step.ERASE),
        # After a standstill of years nothing is skipped: first a warning, and again thirty days.
        (3000, 0, None, None, Step.WARN),
        (3000, 1, 2990, None, Step.NONE),
        (3000, 3, 2990, None, Step.NONE),
        (3000, 4, 2990, 2990, Step.NONE),
    ],
)
def test_next_step(day, warnings, warned, hidden, step):
    standing = Standing(
        active_at=START,
        warnings=warnings,
        warned_at=None if warned is None else at(warned),
        hidden_at=None if hidden is None else at(hidden),
    )
    assert next_step(standing, now=at(day), periods=PERIODS) is step


@pytest.mark.parametrize(
    ("hidden", "warnings", "held_back", "back"),
    [
        (None, 0, False, False),
        (None, 1, False, True),
        (START, 4, False, True),
        (START, 0, True, False),
        (START, 0, False, True),
    ],
)
def test_comes_back(hidden, warnings, held_back, back):
    assert comes_back(hidden_at=hidden, warnings=warnings, held_back=held_back) is back


@pytest.fixture
def person(site_home):
    with time_machine.travel(START, tick=False):
        return make_person("Marit de Boer")


def mind_on(day: float) -> None:
    with time_machine.travel(at(day), tick=False):
        mind_inactive_people.call()


def mails() -> list[str]:
    rows = OutgoingMail.objects.filter(template__startswith="person_").order_by("pk")
    return list(rows.values_list("template", flat=True))


def visible(client, person) -> bool:
    return client.get(person.get_absolute_url()).status_code == 200


@pytest.mark.django_db
def test_the_whole_way_out(client, person, run_tasks, mailoutbox):
    for day in range(360, 454, 3):  # often, as the worker does
        mind_on(day)
    assert mails() == ["person_inactive"] * 3
    assert visible(client, person)
    for day in (456, 457, 500, 635):
        mind_on(day)
    assert mails() == [*["person_inactive"] * 3, "person_hidden"]
    assert not visible(client, person)
    run_tasks()
    assert {mail.to[0] for mail in mailoutbox} == {person.user.email}
    assert len({mail.subject for mail in mailoutbox}) == 2
    assert "26 maart 2027" not in mailoutbox[0].body
    assert User.objects.filter(pk=person.user_id).exists()
    mind_on(456 + 181)
    assert not User.objects.filter(pk=person.user_id).exists()
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_the_mail_tells_the_day_it_happens(person, run_tasks, mailoutbox):
    mind_on(365)
    run_tasks()
    # Three warnings a month apart and a month after the last: 365 + 90 days after the first of January.
    assert "1 april 2027" in mailoutbox[0].body


@pytest.mark.django_db
def test_signing_in_brings_it_back(client, person):
    for day in (365, 395, 425, 455):
        mind_on(day)
    assert not visible(client, person)
    with time_machine.travel(at(500), tick=False):
        page = client.post("/account/login/", {"login": person.user.email, "password": PASSWORD})
        assert page.status_code == 302
    person.refresh_from_db()
    assert (person.hidden_at, person.warnings, person.warned_at) == (None, 0, None)
    client.logout()
    assert visible(client, person)
    mind_on(500 + 364)
    assert len(mails()) == 4
    mind_on(500 + 366)  # a year later it begins again, with a mail of its own
    assert len(mails()) == 5


@pytest.mark.django_db
def test_still_right_brings_it_back_without_javascript(client, person):
    for day in (365, 395):
        mind_on(day)
    with time_machine.travel(at(400), tick=False):
        client.force_login(person.user)
        # As if the session was open all the time.
        User.objects.update(last_login=None)
        Person.objects.update(warnings=2, warned_at=at(395))
        assert client.get(reverse("own:profile_confirm")).status_code == 405
        assert client.post(reverse("own:profile_confirm")).status_code == 302
    person.refresh_from_db()
    assert (person.confirmed_at, person.warnings) == (at(400), 0)
    mind_on(425)
    assert len(mails()) == 2


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["curator", "suspended", "administrator"])
def test_people_decide_about_who_curates_or_is_suspended(person, who):
    if who == "curator":
        person.user.groups.add(Group.objects.get(name="Redactie"))
    User.objects.filter(pk=person.user_id).update(
        is_active=who != "suspended", is_superuser=who == "administrator"
    )
    for day in (365, 395, 425, 455, 800):
        mind_on(day)
    assert mails() == []
    assert User.objects.filter(pk=person.user_id).exists()


@pytest.mark.django_db
def test_hiding_by_an_editor_does_not_hasten_the_end(person):
    Person.objects.update(hidden_at=at(1), held_back=True)
    for day in (365, 395, 425):
        mind_on(day)
    mind_on(454)
    assert User.objects.filter(pk=person.user_id).exists()
    mind_on(455)
    mind_on(600)
    assert User.objects.filter(pk=person.user_id).exists()


@pytest.mark.django_db
def test_one_who_fails_does_not_hold_up_the_others(person, monkeypatch):
    with time_machine.travel(START, tick=False):
        make_person("Iemand Anders")
    calls = []

    def fail_first(**said):
        calls.append(said["person"])
        if len(calls) == 1:
            raise RuntimeError

    monkeypatch.setattr("people.tasks.inactivity.mind", fail_first)
    mind_on(365)
    assert len(calls) == 2
