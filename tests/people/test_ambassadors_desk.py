from datetime import timedelta

import pytest
from django.utils import timezone

from alliantie.models import AuditEntry
from people.models import Ambassadorship, Person
from people.policies.budget import NoRoomError
from people.services.budget import take_request
from tests.factories.cases import make_theme
from tests.factories.organisations import make_member
from tests.factories.people import make_ambassador, make_person

pytestmark = pytest.mark.django_db
URL = "/mijn/verzoeken/"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def person(site_home, client):
    person = make_person("Ada")
    client.force_login(person.user)
    return person


def again(person) -> Person:
    return Person.objects.get(pk=person.pk)


def test_who_signed_out_is_asked_to_sign_in(client, site_home):
    for way in ("", "aantal/", "pauze/", "hervatten/"):
        response = client.post(URL + way) if way else client.get(URL)
        assert response.status_code == 302
        assert "/account/" in response.url


def test_without_a_profile_the_page_says_what_to_do_and_makes_none(client, site_home):
    client.force_login(make_member().user)
    assert "Maak je profiel" in client.get(URL).content.decode()
    assert not Person.objects.exists()


def test_used_and_left_are_shown(client, person, today):
    take_request(person=person, today=today)
    text = client.get(URL).content.decode()
    assert "1 verzoek" in text
    assert "Er kunnen er nog 3 bij." in text


def test_the_number_is_chosen_and_what_came_stays_counted(client, person, today):
    take_request(person=person, today=today)
    assert client.post(URL + "aantal/", {"number": "1"}).status_code == 302
    assert again(person).monthly_budget == 1
    with pytest.raises(NoRoomError):
        take_request(person=again(person), today=today)
    client.post(URL + "aantal/", {"number": "2"})
    take_request(person=again(person), today=today)
    assert AuditEntry.objects.filter(action="person.choose_budget").count() == 2


@pytest.mark.parametrize("typed", ["21", "-1", "veel", "", "3.5"])
def test_a_number_nobody_means_is_refused_and_kept(client, person, typed):
    response = client.post(URL + "aantal/", {"number": typed})
    assert response.status_code == 400
    assert f'value="{typed}"' in response.content.decode() or typed == ""
    assert "van 0 tot en met 20" in response.content.decode()
    assert again(person).monthly_budget == 4


def test_a_budget_spent_in_two_tabs_at_once(person, today):
    """Both tabs read a person with one place left; the second is told no."""
    Person.objects.filter(pk=person.pk).update(monthly_budget=1)
    first, second = again(person), again(person)
    take_request(person=first, today=today)
    with pytest.raises(NoRoomError):
        take_request(person=second, today=today)
    assert person.budgets.get().taken == 1


def test_pause_and_resume(client, person, today):
    until = today + timedelta(days=10)
    client.post(URL + "pauze/", {"until": until.isoformat()})
    assert again(person).paused_until == until
    with pytest.raises(NoRoomError):
        take_request(person=again(person), today=today)
    assert "Je hebt pauze tot en met" in client.get(URL).content.decode()
    for _ in range(2):
        assert client.post(URL + "hervatten/").status_code == 302
    assert again(person).paused_until is None
    assert AuditEntry.objects.filter(action="person.resume").count() == 1


@pytest.mark.parametrize("days", [-1, 367])
def test_a_pause_that_is_over_or_very_long_is_refused(client, person, today, days):
    response = client.post(URL + "pauze/", {"until": (today + timedelta(days=days)).isoformat()})
    assert response.status_code == 400
    assert again(person).paused_until is None


def test_a_pause_needs_a_day(client, person):
    for typed in ("", "morgen", "2026-13-45"):
        assert client.post(URL + "pauze/", {"until": typed}).status_code == 400


def test_the_renewal_question_is_answered_by_post_only(client, person, today):
    row = make_ambassador(make_theme(), person=person, ends_on=today + timedelta(days=9))
    address = f"{URL}verder/{row.pk}/"
    assert "Wil je verder?" in client.get(URL).content.decode()
    assert client.get(address + "?verder=ja").status_code == 405
    row.refresh_from_db()
    assert row.wants_renewal is None
    for _ in range(2):
        assert client.post(address, {"verder": "ja"}).status_code == 302
    row.refresh_from_db()
    assert row.wants_renewal is True
    assert AuditEntry.objects.filter(action="ambassador.answer_renewal").count() == 1
    assert client.post(address, {"verder": "misschien"}).status_code == 400
    assert "Je zei ja" in client.get(URL).content.decode()


def test_a_term_that_does_not_end_soon_is_not_asked_about(client, person, today):
    row = make_ambassador(make_theme(), person=person)
    assert "Wil je verder?" not in client.get(URL).content.decode()
    response = client.post(f"{URL}verder/{row.pk}/", {"verder": "ja"})
    assert response.status_code == 400
    assert "staat niet meer open" in response.content.decode()


def test_what_belongs_to_another_does_not_exist(client, person, today):
    row = make_ambassador(make_theme(), ends_on=today + timedelta(days=9))
    for way in ("verder", "stoppen"):
        assert client.post(f"{URL}{way}/{row.pk}/", {"verder": "ja"}).status_code == 404
    row.refresh_from_db()
    assert (row.wants_renewal, row.ended_on) == (None, None)


def test_stopping_now(client, person):
    row = make_ambassador(make_theme(), person=person)
    assert client.post(f"{URL}stoppen/{row.pk}/").status_code == 302
    assert not Ambassadorship.objects.current(timezone.localdate()).exists()


def test_changing_endlessly_is_refused(client, person, monkeypatch):
    monkeypatch.setattr("people.services.availability.CHANGES_AN_HOUR", 2)
    statuses = [client.post(URL + "aantal/", {"number": n}).status_code for n in "123"]
    assert statuses == [302, 302, 429]
    assert again(person).monthly_budget == 2


def test_the_desk_menu_leads_here(client, person):
    assert 'href="/mijn/verzoeken/"' in client.get("/mijn/").content.decode()
