from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from people.models import Ambassadorship, Answer, Conversation, Person, Routing
from people.presenting.coverage import coverage, in_words, response_times
from people.services.budget import take_request
from tests.factories.accounts import make_editor
from tests.factories.cases import make_theme
from tests.factories.organisations import make_member
from tests.factories.people import make_ambassador, make_expert, make_person, make_question

pytestmark = pytest.mark.django_db
URL = "/cms/ambassadeurs/"
A_DAY = timedelta(days=1)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def editor(site_home, client):
    user = make_editor("cms@example.org")
    client.force_login(user)
    return user


def filled(theme, today, **more) -> dict[str, object]:
    return {
        "themes": [theme.pk],
        "region": "bonaire",
        "starts_on": today.isoformat(),
        "ends_on": (today + 99 * A_DAY).isoformat(),
        "pledge": "Ik bel terug.",
        "key": str(uuid4()),
        **more,
    }


def test_an_editor_finds_a_person_and_appoints(client, editor, today):
    person, theme = make_person("Ada Lovelace"), make_theme()
    assert "Ada Lovelace" in client.get(f"{URL}benoemen/?q=lovel").content.decode()
    form = filled(theme, today)
    for _ in range(2):
        assert client.post(f"{URL}benoemen/{person.pk}/", form).status_code == 302
    row = Ambassadorship.objects.get()
    assert (row.person, row.region, row.appointed_by) == (person, "bonaire", editor)
    assert "Ada Lovelace" in client.get(URL).content.decode()


def test_overlap_is_said_and_what_was_typed_stays(client, editor, today):
    row = make_ambassador(make_theme())
    response = client.post(f"{URL}benoemen/{row.person.pk}/", filled(make_theme(), today))
    assert response.status_code == 400
    text = response.content.decode()
    assert "al ambassadeur van" in text
    assert "Ik bel terug." in text
    assert Ambassadorship.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"themes": []}, "Kies minstens één thema."),
        ({"ends_on": "2020-01-01"}, "De laatste dag ligt voor de eerste."),
        ({"starts_on": "gisteren"}, "Schrijf de dag als"),
        ({"ends_on": "2150-01-01"}, "tussen 2000 en 2100"),
        ({"pledge": "x" * 281}, "280"),
    ],
)
def test_what_does_not_fit_is_said(client, editor, today, wrong, sentence):
    form = filled(make_theme(), today, **wrong)
    response = client.post(f"{URL}benoemen/{make_person().pk}/", form)
    assert response.status_code == 400
    assert sentence in response.content.decode()
    assert not Ambassadorship.objects.exists()


def test_the_wish_is_shown_and_renewed_in_one_click(client, editor, today):
    row = make_ambassador(make_theme(), ends_on=today + 9 * A_DAY, wants_renewal=True)
    assert "<strong>Ja</strong>" in client.get(URL).content.decode()
    assert client.get(f"{URL}{row.pk}/verlengen/").status_code == 405
    for _ in range(2):
        client.post(f"{URL}{row.pk}/verlengen/")
    assert Ambassadorship.objects.count() == 2
    client.post(f"{URL}{row.pk}/stoppen/")
    row.refresh_from_db()
    assert row.ended_on == today
    assert row.person.name in client.get(f"{URL}?voorbij=1").content.decode()


def test_who_may_not_appoint_gets_nothing(client, site_home, today):
    row = make_ambassador(make_theme())
    client.force_login(make_member().user)
    for way in ("", "dekking/", "benoemen/", f"benoemen/{row.person.pk}/"):
        assert client.get(URL + way).status_code == 302
    for way in (f"{row.pk}/verlengen/", f"{row.pk}/stoppen/"):
        assert client.post(URL + way).status_code == 302
    row.refresh_from_db()
    assert (Ambassadorship.objects.count(), row.ended_on) == (1, None)


def test_a_group_without_the_permission_does_not_appoint(client, editor, today):
    for group in editor.groups.all():
        group.permissions.remove(*Permission.objects.filter(codename="change_ambassadorship"))
    row = make_ambassador(make_theme())
    client.post(f"{URL}{row.pk}/stoppen/")
    row.refresh_from_db()
    assert row.ended_on is None
    assert URL not in client.get("/cms/").content.decode()


def test_coverage_says_who_covers_what_and_what_nobody_does(client, editor, today):
    data, empty = make_theme("Open boeken"), make_theme("Verlaten thema")
    ada = make_ambassador(data, "Ada", region="bonaire", ends_on=today + 59 * A_DAY)
    make_ambassador(data, "Weg", region="bonaire", ended_on=today)
    make_ambassador(data, "Pauze", region="utrecht", ends_on=today + 61 * A_DAY)
    Person.objects.filter(name="Pauze").update(paused_until=today + A_DAY)
    take_request(person=ada.person, today=today)
    found = coverage()
    [row] = [one for one in found.rows if one.theme == data]
    covered = dict(zip(found.regions, row.cells, strict=True))
    assert (covered["Bonaire"], covered["Utrecht"], covered["Zeeland"]) == (["Ada"], ["Pauze"], [])
    assert list(found.uncovered) == [empty.label]
    told = {one.row.person.name: one for one in found.ambassadors}
    assert (told["Ada"].taken, told["Ada"].allowed, told["Ada"].ends_soon) == (1, 4, True)
    assert (told["Pauze"].paused_until, told["Pauze"].ends_soon) == (today + A_DAY, False)
    text = client.get(f"{URL}dekking/").content.decode()
    assert "Verlaten thema" in text
    assert "1 van 4" in text
    assert "stopt binnen 60 dagen" in text


def talked(person, hours: int) -> None:
    made = Conversation.objects.create(asker=make_member().user, person=person, subject="Hoe?")
    answered = made.started_at + timedelta(hours=hours)
    Conversation.objects.filter(pk=made.pk).update(answered_at=answered)


def test_response_time_is_the_middle_of_conversations_and_routed_questions(today):
    person = make_expert(make_theme())
    for hours in (2, 4):
        talked(person, hours)
    routing = Routing.objects.create(question=make_question(), person=person)
    answer = Answer.objects.create(question=routing.question, author=person.user, text="Zo.")
    Answer.objects.filter(pk=answer.pk).update(answered_at=routing.routed_at + 30 * A_DAY)
    Routing.objects.create(question=make_question(), person=person)
    Conversation.objects.create(asker=make_member().user, person=person, subject="Wacht")
    assert response_times([person.pk]) == {person.pk: timedelta(hours=4)}
    assert response_times([make_person().pk]) == {}


def test_response_time_in_words():
    assert in_words(None) == "nog geen antwoorden"
    assert in_words(timedelta(minutes=5)) == "1 uur"
    assert in_words(timedelta(hours=23)) == "23 uur"
    assert in_words(timedelta(days=1)) == "1 dag"
    assert in_words(timedelta(days=3, hours=2)) == "3 dagen"


def test_coverage_asks_as_much_for_few_as_for_many(django_assert_num_queries, today):
    theme = make_theme()
    make_ambassador(theme)
    with django_assert_num_queries(5):
        coverage()
    for _ in range(9):
        make_ambassador(theme)
    with django_assert_num_queries(5):
        coverage()
