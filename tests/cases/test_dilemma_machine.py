"""No path publishes without a safety check, none loses advice, none closes without an outcome."""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from cases.choices import DilemmaState
from organisations.actors import actor_for
from tests.cases.dilemma_machine import SEEN, START, DilemmaMachine
from tests.factories.cases import make_member, make_organisation
from tests.factories.dilemmas import draft_dilemma, make_moderator

pytestmark = pytest.mark.django_db
# Sixty come to every state; DILEMMA_WALKS=500 asks for more.
RUNS, STEPS = int(os.environ.get("DILEMMA_WALKS", "60")), 8


def test_every_path_keeps_the_promises(site_home, time_machine, monkeypatch):
    time_machine.move_to(START, tick=False)
    monkeypatch.setattr("alliantie.throttles.hit", lambda **_told: None)
    asker = make_member(make_organisation())
    world = DilemmaMachine.world
    world.dilemma = draft_dilemma(asker)
    world.asker = actor_for(asker)
    world.moderator = actor_for(make_moderator())
    world.members = [actor_for(make_member(make_organisation())) for _ in range(3)]
    given = settings(
        max_examples=RUNS,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    SEEN.clear()
    run_state_machine_as_test(DilemmaMachine, settings=given)
    assert set(SEEN) == set(DilemmaState.values), SEEN  # every state was walked through
