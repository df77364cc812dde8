"""The pages to sign up at, and somebody's own page."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from alliantie.models import OutgoingMail
from alliantie.visibility import VISITOR
from events.choices import Purpose, Side
from events.curation.queue import begins
from events.desk.listing import when_of
from events.models import (
    BoxQuestion,
    EventPage,
    Registration,
    RegistrationQuestion,
    Transfer,
)
from events.presenting.registration import RegistrationBox
from organisations.actors import actor_for
from tests.events.test_registration_seats import sign_up
from tests.factories.cases import make_member, make_organisation, make_user
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(site_home):
    return make_event(capacity=1)


@pytest.fixture
def member(client):
    user = make_member(make_organisation(side="government"), "klik")
    client.force_login(user)
    return user


def register_url(event):
    return reverse("events:register", args=[event.slug])


def own_url(row, name="registration"):
    return reverse(f"events:{name}", args=[row.secret])


def test_a_member_signs_up_in_one_click(client, event, member):
    assert RegistrationBox(event, actor_for(member)).in_one_click
    given = {"key": uuid4(), "reminders": ["day"]}
    for _ in range(2):
        answer = client.post(register_url(event), given)
        row = Registration.objects.get(user=member)
        assert (answer.status_code, answer.url) == (302, own_url(row))
    assert (row.side, row.reminders) == (Side.GOVERNMENT, ["day"])
    assert "Je bent aangemeld" in client.get(own_url(row)).content.decode()


def test_looking_changes_nothing(client, event, member):
    client.get(register_url(event))
    client.get(f"{register_url(event)}?key={uuid4()}")
    assert not Registration.objects.exists()
    row = sign_up(event)
    asked = Transfer.objects.create(
        registration=row, email="c@example.org", asked_at=timezone.now()
    )
    for name in ("take", "sign_off", "pass_on", "ask_beforehand"):
        assert client.get(own_url(row, name)).status_code == 405
    assert client.get(own_url(row)).status_code == 200
    assert client.get(reverse("events:transfer", args=[asked.secret])).status_code == 200
    row.refresh_from_db()
    assert (row.state, Transfer.objects.count()) == ("confirmed", 1)


def test_the_hosts_questions_come_first(client, event, member):
    question = RegistrationQuestion.objects.create(
        event=event, text="Wat wil je leren?", purpose=Purpose.PREPARE, is_required=True
    )
    assert not RegistrationBox(event, actor_for(member)).in_one_click
    assert "Wat wil je leren?" in client.get(register_url(event)).content.decode()
    key = uuid4()
    answer = client.post(register_url(event), {"key": key})
    assert answer.status_code == 400
    assert not Registration.objects.exists()
    client.post(register_url(event), {"key": key, f"vraag_{question.pk}": "Alles"})
    assert Registration.objects.get().answers.get().text == "Alles"


def test_of_several_organisations_one_is_chosen(client, event, member):
    other = make_organisation(side="non_government")
    member.memberships.create(organisation=other, state="active")
    assert not RegistrationBox(event, actor_for(member)).in_one_click
    client.post(register_url(event), {"key": uuid4(), "organisation": other.pk})
    row = Registration.objects.get()
    assert (row.organisation_id, row.side) == (other.pk, Side.OUTSIDE)
    foreign = {"key": uuid4(), "organisation": make_organisation().pk}
    Registration.objects.all().delete()
    assert client.post(register_url(event), foreign).status_code == 400


def test_what_somebody_may_not_see_has_no_form(client, site_home, member):
    hidden = make_event(audience="private")
    assert client.get(register_url(hidden)).status_code == 404
    assert client.post(register_url(hidden), {"key": uuid4()}).status_code == 404
    draft = make_event(state="draft")
    assert client.get(register_url(draft)).status_code == 404


GUEST = {"name": "Gerda", "email": "gerda@example.org", "side": "resident", "reminders": "day"}


def test_a_guest_types_the_code_in_the_same_window(client, event):
    answer = client.post(register_url(event), {**GUEST, "key": uuid4()})
    reference = Registration.objects.get().reference
    code_url = reverse("events:code", args=[event.slug, reference])
    assert (answer.status_code, answer.url) == (302, code_url)
    code = OutgoingMail.objects.get().context["code"]
    wrong = client.post(code_url, {"code": "000001" if code != "000001" else "000002"})
    assert (wrong.status_code, "klopt niet" in wrong.content.decode()) == (400, True)
    done = client.post(code_url, {"code": f"{code[:3]} {code[3:]}"})
    row = Registration.objects.get()
    assert (row.state, done.url) == ("confirmed", own_url(row))
    assert "Gerda" not in client.get(code_url).content.decode()


def test_known_and_unknown_addresses_get_the_same_answer(client, event):
    sign_up(event, make_user("bekend"))
    said = []
    for email in ("bekend@example.org", "onbekend@example.org"):
        cache.clear()
        answer = client.post(register_url(event), {**GUEST, "email": email, "key": uuid4()})
        page = client.get(answer.url).content.decode()
        wrong = client.post(answer.url, {"code": "12"})
        assert (answer.status_code, wrong.status_code) == (302, 400)
        said.append(page.replace(answer.url, "").split("csrfmiddlewaretoken")[0])
    assert said[0] == said[1]


def test_a_program_gets_nothing_and_wrong_input_keeps_what_was_typed(client, event):
    client.post(register_url(event), {**GUEST, "key": uuid4(), "website": "x"})
    assert not Registration.objects.exists()
    answer = client.post(register_url(event), {**GUEST, "key": uuid4(), "email": "geen"})
    assert answer.status_code == 400
    for said in ("geen e-mailadres", "Gerda", 'value="geen"'):
        assert said in answer.content.decode()


def test_too_often_is_429(client, event, monkeypatch):
    monkeypatch.setattr("events.policies.guests.CODES_PER_ORIGIN", 1)
    for status in (302, 429):
        answer = client.post(register_url(event), {**GUEST, "key": uuid4()})
        assert answer.status_code == status


def test_the_own_page_says_where_one_stands_and_does_what_it_offers(client, event):
    seated, first, second = (sign_up(event) for _ in range(3))
    assert "Je staat 2e op de wachtlijst" in client.get(own_url(second)).content.decode()
    client.post(own_url(seated, "sign_off"))
    page = client.get(own_url(first)).content.decode()
    assert "Er is een plek voor je tot" in page
    assert "Neem deze plek" in page
    assert client.post(own_url(first, "take")).status_code == 302
    assert client.post(own_url(second, "take")).status_code == 400
    first.refresh_from_db()
    assert first.state == "confirmed"


def test_a_changed_or_unconfirmed_secret_opens_nothing(client, event):
    row = sign_up(event)
    last = "y" if row.secret.endswith("x") else "x"
    assert client.get(f"{own_url(row)[:-2]}{last}/").status_code == 404
    client.post(register_url(event), {**GUEST, "key": uuid4()})
    waits = Registration.objects.get(state="unconfirmed")
    for name in ("take", "sign_off"):
        assert client.post(own_url(waits, name)).status_code == 404


def test_a_colleague_says_yes_on_their_own_page(client, event):
    row = sign_up(event)
    client.post(own_url(row, "pass_on"), {"email": "carla@example.org"})
    url = reverse("events:transfer", args=[Transfer.objects.get().secret])
    assert client.post(url, {}).status_code == 400
    answer = client.post(url, {"name": "Carla", "side": "government"})
    new = Registration.objects.get(email="carla@example.org")
    assert (answer.url, new.state) == (own_url(new), "confirmed")
    assert client.get(url).status_code == 404


def test_a_question_goes_in_the_box(client, event):
    row = sign_up(event)
    assert client.post(own_url(row, "ask_beforehand"), {"text": ""}).status_code == 400
    client.post(own_url(row, "ask_beforehand"), {"text": "Is er soep?"})
    assert BoxQuestion.objects.get().text == "Is er soep?"


def test_ones_own_list(client, event, member):
    other = make_event(capacity=1)
    sign_up(other)
    sign_up(event, member), sign_up(other, member)
    past = make_event()
    sign_up(past, member)
    day = timezone.now() - timedelta(days=2)
    EventPage.objects.filter(pk=past.pk).update(starts_at=day, ends_at=day + timedelta(hours=1))
    page = client.get(reverse("events:registrations")).content.decode()
    order = [page.index(said) for said in ("Je gaat naar", event.title, "Je staat 1e", past.title)]
    assert order == sorted(order)


def test_the_box_asks_at_most_four_queries(event, member, django_assert_max_num_queries):
    for _ in range(3):
        sign_up(event)
    sign_up(event, member)
    actor = actor_for(member)
    with django_assert_max_num_queries(3):
        box = RegistrationBox(event, actor)
        assert box.own.sentence == "Je staat 3e op de wachtlijst."
    with django_assert_max_num_queries(2):
        seen = RegistrationBox(event, VISITOR)
        assert seen.seats_left == "Vol. Op de wachtlijst staan 3 mensen."


def test_the_box_says_when_it_opens_and_closes(site_home):
    now = timezone.now()
    later = RegistrationBox(make_event(opens_at=now + timedelta(days=1)), VISITOR)
    assert later.notice.startswith("Aanmelden kan vanaf")
    closing = RegistrationBox(make_event(closes_at=now + timedelta(days=1), capacity=9), VISITOR)
    assert closing.closes.startswith("Aanmelden kan tot")
    assert closing.seats_left == "Nog 9 plekken"


def test_moments_say_whose_clock_they_are_on(site_home):
    island = make_organisation("Openbaar Lichaam Bonaire", region="bonaire")
    opens = datetime(2099, 3, 1, 18, tzinfo=UTC)
    times = {"opens_at": opens, "starts_at": opens + timedelta(days=5)}
    on_the_island = make_event(zone="America/Kralendijk", title="Op het eiland", **times)
    both = "zondag 1 maart om 14:00 uur (Bonaire), zondag 1 maart om 19:00 uur (Nederland)"
    assert both in RegistrationBox(on_the_island, VISITOR).notice
    from_there = make_event(make_member(island), **times)
    shown = RegistrationBox(from_there, VISITOR).notice
    assert "19:00 uur (Nederland), zondag 1 maart om 14:00 uur (Bonaire)" in shown
    assert when_of(on_the_island) == "vrijdag 6 maart 2099 om 14:00 (Bonaire)"
    assert begins(on_the_island) == "6 maart 2099 14:00 (Bonaire)"
    assert when_of(from_there) == "vrijdag 6 maart 2099 om 19:00"
