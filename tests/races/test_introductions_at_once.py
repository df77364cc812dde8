"""Two people press yes and withdraw at the same moment: one thing happens, and everybody hears the same."""

import time

import pytest
from django.db import connection

from accounts.models import User
from alliantie.models import OutgoingMail
from matchmaking.models import Introduction
from matchmaking.services import agreeing
from matchmaking.services.introducing import ask_for
from organisations.actors import actor_for
from people.models import Conversation, RequestBudget
from people.policies.refusals import PeopleRefusedError
from tests.factories.cases import make_case
from tests.factories.matchmaking import make_introduction, make_suggestion
from tests.factories.people import make_person
from tests.races.threads import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
OVER = {"withdrawn", "introduced"}


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


@pytest.fixture
def two(site_home):
    return make_person("Anna"), make_person("Bert"), make_case("Open")


def press(row, anna, bert):
    """Let 12 presses of yes meet 12 of withdraw."""
    actors = [actor_for(User.objects.get(pk=one.user_id)) for one in (anna, bert)]

    def act(number):
        found = Introduction.objects.get(pk=row.pk)
        if number % 2:
            return agreeing.say_yes(introduction=found, actor=actors[1])
        return agreeing.withdraw(introduction=found, actor=actors[0])

    answers = at_once(act)
    wrong = [
        one
        for one in answers
        if isinstance(one, Exception) and not isinstance(one, PeopleRefusedError)
    ]
    assert wrong == []


def made_mails() -> int:
    return OutgoingMail.objects.filter(template="introduction_made").count()


def test_yes_and_withdraw_at_once_have_one_outcome(two):
    anna, bert, case = two
    row = make_introduction(anna, bert, case)
    press(row, anna, bert)
    row.refresh_from_db()
    assert row.state in OVER
    introduced = row.state == "introduced"
    assert Conversation.objects.count() == int(introduced)
    assert made_mails() == 2 * introduced
    assert (row.introduced_at is not None) is introduced
    assert (row.ended_at is None) is introduced


def test_asking_each_other_and_pressing_often_makes_one_introduction(two):
    anna, bert, case = two
    rows = [make_suggestion(anna, bert, case), make_suggestion(bert, anna, case)]
    actors = [actor_for(User.objects.get(pk=one.user_id)) for one in (anna, bert)]

    def act(number):
        side = number % 2
        return ask_for(suggestion=rows[side], actor=actors[side])

    at_once(act)
    row = Introduction.objects.get()
    if row.state == "one_yes":  # the other was told to look again; then it is a yes
        side = 1 if row.asker_id == anna.pk else 0
        rows[side].refresh_from_db()
        ask_for(suggestion=rows[side], actor=actors[side])
    assert Introduction.objects.get().state == "introduced"
    assert Conversation.objects.count() == 1
    assert made_mails() == 2
    assert sum(RequestBudget.objects.values_list("taken", flat=True)) == 1


def test_reading_first_and_writing_later_would_do_both(two, monkeypatch):
    anna, bert, case = two
    row = make_introduction(anna, bert, case)
    real = agreeing.BY_NAME

    def naive(found, name, _actor, _only=None, **fields):
        taken = real[name]
        if Introduction.objects.get(pk=found.pk).state not in taken.before:
            return False
        time.sleep(0.1)  # as long as a page may take
        Introduction.objects.filter(pk=found.pk).update(state=taken.after, **fields)
        return True

    monkeypatch.setattr(agreeing, "step", naive)
    monkeypatch.setattr(agreeing, "bring_together", lambda **_: None)
    introduced = []
    monkeypatch.setattr(agreeing, "tell_introduced", lambda *_: introduced.append(1))
    at_once(lambda number: _press_one(row, anna, bert, number))
    assert len(introduced) != 1 or Introduction.objects.get(pk=row.pk).ended_at is not None


def _press_one(row, anna, bert, number):
    found = Introduction.objects.get(pk=row.pk)
    if number % 2:
        return agreeing.say_yes(introduction=found, actor=actor_for(bert.user))
    return agreeing.withdraw(introduction=found, actor=actor_for(anna.user))
