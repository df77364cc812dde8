"""Two dozen people support an idea at once, and give ideas while an editor closes the round."""

from contextlib import suppress
from uuid import uuid4

import pytest
from django.db import connection

from cases.choices import IdeaState, RoundState
from cases.models import Idea, IdeaRound, IdeaSupport
from cases.policies.ideas import IdeaRefusedError
from cases.services.ideas import posting, rounds
from cases.services.ideas.posting import Words, post_idea
from cases.services.ideas.supporting import support
from organisations.actors import actor_for
from tests.factories.accounts import make_editor
from tests.factories.cases import make_member
from tests.factories.ideas import make_idea, make_idea_round
from tests.races.threads import THREADS, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _postgres_only(site_home):
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


def test_support_of_one_person_counts_once():
    idea = make_idea(make_idea_round(), make_member(None, "denker"))
    actor = actor_for(make_member(None, "steuner"))
    answers = at_once(lambda number: support(idea=idea, actor=actor, reason=f"Reden {number}"))
    assert [one for one in answers if isinstance(one, Exception)] == []
    assert IdeaSupport.objects.filter(idea=idea).count() == 1


def close_while_others_post():
    round_ = make_idea_round()
    editor = actor_for(make_editor(f"redactie-{round_.pk}@example.org"))
    people = [
        actor_for(make_member(None, f"denker-{round_.pk}-{number}")) for number in range(THREADS)
    ]

    def act(number):
        if number == 0:
            return rounds.close_round(round_=round_, actor=editor, conclusion="Klaar.")
        words = Words(f"Idee {number}")
        return post_idea(round_=round_, actor=people[number], key=uuid4(), words=words)

    answers = at_once(act)
    return IdeaRound.objects.get(), answers


def test_a_closed_round_holds_no_undecided_idea():
    round_, answers = close_while_others_post()
    ideas = Idea.objects.filter(round=round_, state=IdeaState.OPEN).count()
    posted = sum(isinstance(one, Idea) for one in answers)
    refused = sum(isinstance(one, IdeaRefusedError) for one in answers)
    assert ideas == posted
    if round_.state == RoundState.CLOSED:
        assert (posted, refused) == (0, THREADS - 1)
    else:
        assert (posted, refused) == (THREADS - 1, 1)


def test_without_waiting_for_each_other_a_closed_round_would_hold_one(monkeypatch):
    def not_locked(pk):
        return IdeaRound.objects.get(pk=pk)

    for module in (posting, rounds):
        monkeypatch.setattr(module, "locked_round", not_locked)
    for _ in range(10):
        round_, _answers = close_while_others_post()
        if round_.state == RoundState.CLOSED and Idea.objects.filter(round=round_).exists():
            return
        with suppress(IdeaRound.DoesNotExist):
            IdeaRound.objects.all().delete()
    pytest.fail("the guard is not needed, or the race did not happen")
