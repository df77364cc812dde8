"""Of many decisions, proposals and looks back at the same moment each counts once; needs real locks."""

import pytest
from django.db import connection

from cases.choices import DilemmaState, ProposalKind
from cases.models import CasePage, DilemmaDecision, DilemmaPage, DilemmaProposal, FollowUp
from cases.policies.dilemma_proposals import MOST_OPEN
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.services.dilemmas import life, looking_back, proposals
from cases.services.dilemmas.becoming import become_case
from organisations.actors import actor_for
from tests.factories.cases import make_member, make_organisation
from tests.factories.dilemmas import DECISION, make_dilemma
from tests.races.threads import THREADS, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


@pytest.fixture
def asker(site_home):
    return make_member(make_organisation())


def refused(answers):
    return sum(isinstance(answer, DilemmaRefusedError) for answer in answers)


def test_of_many_decisions_one_is_taken(asker):
    dilemma = make_dilemma(asker, state=DilemmaState.WEIGHING)
    actor = actor_for(asker)
    answers = at_once(lambda _number: life.decide(dilemma=dilemma, actor=actor, decision=DECISION))
    assert (answers.count(None), refused(answers)) == (1, THREADS - 1)
    assert DilemmaDecision.objects.filter(dilemma=dilemma).count() == 1
    assert FollowUp.objects.filter(dilemma=dilemma).count() == 3


def test_without_the_lock_many_think_they_decided(asker, monkeypatch):
    dilemma = make_dilemma(asker, state=DilemmaState.WEIGHING)
    actor = actor_for(asker)
    monkeypatch.setattr(life, "locked", lambda row: DilemmaPage.objects.get(pk=row.pk))
    answers = at_once(lambda _number: life.decide(dilemma=dilemma, actor=actor, decision=DECISION))
    assert refused(answers) < THREADS - 1  # the unique row stops them, but with an error of ours


def test_one_person_never_has_more_than_three_proposals_waiting(asker, monkeypatch):
    monkeypatch.setattr(proposals, "AN_HOUR", 100)
    dilemma = make_dilemma(asker)
    actor = actor_for(make_member(make_organisation()))

    def propose(number):
        return proposals.propose(
            dilemma=dilemma, actor=actor, kind=ProposalKind.OPTION, text=f"Weg {number}"
        )

    answers = at_once(propose)
    assert DilemmaProposal.objects.filter(dilemma=dilemma).count() == MOST_OPEN
    assert refused(answers) == THREADS - MOST_OPEN


def test_a_look_back_is_told_once(asker):
    dilemma = make_dilemma(asker, state=DilemmaState.DECIDED)
    follow_up = FollowUp.objects.get(dilemma=dilemma, months=3)
    looking_back.ask(follow_up=follow_up)
    answers = at_once(
        lambda number: looking_back.answer(
            follow_up=follow_up, told=looking_back.Told("better", text=f"Verhaal {number}")
        )
    )
    assert (answers.count(None), refused(answers)) == (1, THREADS - 1)


def test_one_case_comes_of_it(asker):
    dilemma = make_dilemma(asker, state=DilemmaState.DECIDED)
    actor = actor_for(asker)
    made = at_once(lambda _number: become_case(dilemma=dilemma, actor=actor, is_aware=True))
    assert {case.pk for case in made} == {CasePage.objects.get().pk}
