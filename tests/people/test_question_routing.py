"""Nobody answers: two people on day 1, an editor on day 2; never more than somebody wants."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from accounts.models import Notice, User
from alliantie.models import OutgoingMail
from people.choices import Level
from people.models import Answer, Block, Question, RequestBudget, Routing
from people.policies.refusals import PeopleRefusedError
from people.services.routing import route_by_hand
from people.tasks.questions import see_to_questions
from tests.factories.accounts import make_editor
from tests.factories.organisations import actor_of, make_member
from tests.factories.people import make_expert, make_person, make_question
from tests.factories.themes import make_theme

pytestmark = pytest.mark.django_db


def at(day: int, hour: int = 10) -> datetime:
    """Give a moment in November 2026, in which the 26th is a Thursday."""
    return datetime(2026, 11, day, hour, tzinfo=ZoneInfo("Europe/Amsterdam"))


def work_at(day: int, hour: int = 10) -> None:
    with time_machine.travel(at(day, hour), tick=False):
        see_to_questions.call()


@pytest.fixture
def theme(site_home):
    return make_theme("Vogels")


def ask(theme, day: int, hour: int = 10, **fields) -> Question:
    return make_question(themes=[theme], opened_at=at(day, hour), **fields)


def asked_people(question: Question) -> list[str]:
    rows = question.routings.order_by("pk").values_list("person__name", flat=True)
    return list(rows)


def test_after_a_working_day_two_are_asked_and_after_two_an_editor(theme):
    experts = [make_expert(theme, Level.CAN_DO, name) for name in ("An", "Bo", "Ce")]
    question = ask(theme, 24)
    work_at(25, 9)
    assert asked_people(question) == []
    work_at(25, 11)
    work_at(25, 12)
    assert asked_people(question) == ["An", "Bo"]
    assert set(RequestBudget.objects.values_list("person__name", "taken")) == {("An", 1), ("Bo", 1)}
    mails = OutgoingMail.objects.values_list("recipient", flat=True)
    assert set(mails) == {experts[0].user.email, experts[1].user.email}
    question.refresh_from_db()
    assert question.listed_at is None
    work_at(26, 11)
    work_at(26, 12)
    question.refresh_from_db()
    assert question.listed_at == at(26, 11)
    assert question in Question.objects.on_the_list()


def test_clock_stands_still_in_the_weekend(theme):
    make_expert(theme)
    question = ask(theme, 20, 15)  # Friday
    for day in (21, 22):
        work_at(day, 20)
    work_at(23, 14)
    assert asked_people(question) == []
    work_at(23, 16)
    assert len(asked_people(question)) == 1


def test_what_is_answered_in_time_is_put_to_nobody(theme):
    make_expert(theme)
    for state in ("answered", "closed", "held", "withdrawn"):
        ask(theme, 24, state=state)
    work_at(27)
    assert Routing.objects.count() == 0
    assert Question.objects.on_the_list().count() == 0


def test_nobody_is_asked_who_asked_blocks_was_blocked_is_full_or_wants_to_learn(theme):
    asker = make_expert(theme, name="Vrager")
    blocker, blocked = (make_expert(theme, name=name) for name in ("Blokkeert", "Geblokkeerd"))
    Block.objects.create(blocker=blocker.user, blocked=asker.user)
    Block.objects.create(blocker=asker.user, blocked=blocked.user)
    make_expert(theme, Level.WANTS_TO_LEARN, "Leert")
    make_expert(theme, name="Vol", monthly_budget=0)
    make_expert(theme, name="Pauze", paused_until=at(30).date())
    left = make_expert(theme, name="Weg")
    User.objects.filter(pk=left.user_id).update(is_active=False)
    make_expert(make_theme("Vissen"), name="Ander thema")
    question = ask(theme, 24, asker=asker.user)
    work_at(25, 11)
    assert asked_people(question) == []
    question.refresh_from_db()
    assert question.listed_at, "with nobody to ask an editor need not wait another day"


def test_last_room_goes_to_one_question(theme):
    expert = make_expert(theme, monthly_budget=1)
    for _ in range(3):
        ask(theme, 24)
    work_at(25, 11)
    assert Routing.objects.count() == 1
    assert RequestBudget.objects.get(person=expert).taken == 1


def test_who_hands_on_costs_one_click_and_the_asker_sees_nothing(client, theme):
    asker = make_person("Vrager")
    first = make_expert(theme, Level.CAN_DO, "An")
    make_expert(theme, Level.CAN_DO, "Bo")
    make_expert(theme, Level.KNOWS_SOMEONE, "Ce")
    question = ask(theme, 24, asker=asker.user)
    work_at(25, 11)
    url = f"{question.get_absolute_url()}doorgeven/"
    client.force_login(first.user)
    page = client.get(question.get_absolute_url()).content.decode()
    assert "Geef door" in page
    assert question.text in client.get("/mijn/").content.decode()
    assert client.get(url).status_code == 405
    assert Routing.objects.filter(declined_at=None).count() == 2
    for _ in range(2):
        client.post(url)
    assert asked_people(question) == ["An", "Bo", "Ce"]
    assert Routing.objects.get(person=first).declined_at
    assert "Geef door" not in client.get(question.get_absolute_url()).content.decode()
    assert question.text not in client.get("/mijn/").content.decode()
    client.force_login(asker.user)
    page = client.get(question.get_absolute_url()).content.decode()
    assert not any(f">{name}<" in page for name in ("An", "Bo", "Ce"))
    assert Notice.objects.filter(user=asker.user).count() == 0


def test_who_was_not_asked_cannot_hand_on(client, theme):
    question = ask(theme, 24)
    client.force_login(make_member().user)
    assert client.post(f"{question.get_absolute_url()}doorgeven/").status_code == 404


def test_last_one_handing_on_brings_it_to_the_editors(client, theme):
    only = make_expert(theme)
    question = ask(theme, 24)
    work_at(25, 11)
    client.force_login(only.user)
    client.post(f"{question.get_absolute_url()}doorgeven/")
    question.refresh_from_db()
    assert question.listed_at


def test_first_answer_takes_it_off_the_list_and_off_the_desk(client, theme):
    expert = make_expert(theme)
    question = ask(theme, 23)
    work_at(24, 11)
    work_at(25, 11)
    Answer.objects.create(question=question, author=expert.user, text="Zo.")
    assert question not in Question.objects.put_to(actor_of(expert.user))


def test_editor_puts_it_to_somebody_by_hand(client, theme):
    person = make_person("Piet Past")
    question = ask(theme, 23, asker=make_person("Vrager").user)
    work_at(25, 11)
    client.force_login(make_editor("redactie@example.org"))
    assert question.text in client.get("/cms/vragen/").content.decode()
    assert "Piet Past" in client.get(f"/cms/vragen/{question.pk}/wie/?naam=piet").content.decode()
    client.post(f"/cms/vragen/{question.pk}/naar/", {"persoon": person.pk})
    assert asked_people(question) == ["Piet Past"]
    client.post(f"/cms/vragen/{question.pk}/naar/", {"persoon": person.pk})
    assert asked_people(question) == ["Piet Past"]


def test_by_hand_the_budget_and_the_asker_hold_too(theme):
    editor = actor_of(make_editor("redactie@example.org"))
    asker, full = make_person("Vrager"), make_person("Vol", monthly_budget=0)
    question = ask(theme, 24, asker=asker.user)
    for person in (asker, full):
        with pytest.raises(PeopleRefusedError):
            route_by_hand(question=question, person=person, actor=editor)
    with pytest.raises(PeopleRefusedError):
        route_by_hand(question=question, person=full, actor=actor_of(asker.user))
