"""What introductions that helped teach the weights."""

import json

import pytest
from django.core.management import call_command

from matchmaking.choices import Helped, IntroductionState, MatchKind, Origin
from matchmaking.facts.reading import read_site
from matchmaking.management.commands import match_fit
from matchmaking.models import Introduction
from matchmaking.scoring.kinds import ADVISOR, KINDS, ORGANISATION_INITIATIVE
from matchmaking.scoring.weights import stored, weights_of
from matchmaking.services.learning import lessons
from matchmaking.services.pairing.every import Every
from organisations.models import Membership
from search.registry import key_of
from tests.factories.matching_world import make_small
from tests.factories.people import make_expert, make_person, make_question
from tests.factories.themes import make_theme


def introduced(asker, other, kind, about, helped):
    return Introduction.objects.create(
        asker=asker,
        other=other,
        kind=kind,
        about=key_of(about),
        origin=Origin.SUGGESTION,
        state=IntroductionState.MET,
        asker_helped=helped,
        expires_on="2026-12-31",
    )


@pytest.fixture
def world(site_home):
    small = make_small()
    small.asker = make_person("Anna Archief", organisation=small.one)
    small.question = make_question(
        "Welk algoritmeregister werkt?", asker=small.asker.user, themes=[small.theme]
    )
    Membership.objects.update(is_shown=True)
    make_expert(make_theme("Bestuur"), name="Bert Bestuur")
    return small


def test_who_helped_is_right_and_what_did_not_help_is_no_question(world):
    introduced(world.asker, world.expert, MatchKind.ADVISOR, world.question, Helped.HELPED)
    introduced(world.expert, world.asker, MatchKind.ADVISOR, world.question, Helped.NOT)
    introduced(world.asker, world.expert, MatchKind.DID_BEFORE, world.theirs, Helped.HELPED)
    introduced(world.asker, world.expert, MatchKind.OFFER_NEED, world.theirs, Helped.HELPED)
    found = lessons(Every.of(read_site()))
    assert {name: len(each) for name, each in found.items()} == {
        ADVISOR.name: 1,
        ORGANISATION_INITIATIVE.name: 1,
    }
    for name, (example,) in found.items():
        assert sum(example.right) == 1
        assert len(example.parts[0]) == len(KINDS[name].parts)
        assert (example.missed, example.weight) == (0, 0.5)


def test_a_few_teach_nothing_and_enough_give_advisers_weights_of_their_own(
    world, tmp_path, capsys, monkeypatch
):
    introduced(world.asker, world.expert, MatchKind.ADVISOR, world.question, Helped.HELPED)
    file = tmp_path / "weights.json"
    call_command("match_fit", "--introductions", "--write", file)
    assert "teach nothing yet" in capsys.readouterr().out
    assert json.loads(file.read_text())["kinds"] == stored()["kinds"]
    monkeypatch.setattr(match_fit, "FEWEST", 1)
    call_command("match_fit", "--introductions", "--write", file)
    learned = json.loads(file.read_text())
    assert learned["kinds"][ADVISOR.name]["weights"]["topics"] > 0
    before = weights_of(ADVISOR)
    monkeypatch.setattr("matchmaking.scoring.weights.stored", lambda: learned)
    assert weights_of(ADVISOR) != before
    assert weights_of(ADVISOR)["level"] == before["level"], "what was set by hand stays"
