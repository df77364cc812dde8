"""The command that holds what was prepared against the database."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from matchmaking.models import Match
from matchmaking.scoring import fairness
from matchmaking.services import preparing
from matchmaking.services.standing import forget
from search.registry import key_of
from tests.factories.cases import make_case, make_organisation
from tests.factories.matching_world import make_small


@pytest.fixture
def small(site_home):
    """A site on which public bodies resemble each other more than the one foundation does."""
    forget()
    world = make_small()
    for number in range(6):
        public = make_organisation(f"Gemeente Nummer {number}")
        title = f"Gesprek over het algoritmeregister {number}"
        make_case(title, organisation=public, themes=(world.theme,))
    outside = make_organisation("Stichting Buiten", kind="ngo", side="non_government")
    make_case("Tuin", organisation=outside, themes=(world.theme,))
    preparing.prepare()
    yield world
    forget()


def checked(number: int = 20) -> str:
    told = StringIO()
    call_command("match_check", number=number, stdout=told)
    return told.getvalue()


def test_list_that_does_not_cross_the_line_and_reason_that_is_untrue_are_errors(small, monkeypatch):
    told = checked()
    assert "matches 20 reasons" in told
    assert "untrue 0" in told
    assert "case_case: across the line: lists 9 among the first 9 only further on 0" in told
    forget()
    monkeypatch.setattr(fairness, "crosses", lambda *_sides: False)
    preparing.prepare()
    with pytest.raises(CommandError, match=f"case_case {key_of(small.own)}: one across the line"):
        checked(number=0)
    Match.objects.exclude(target=key_of(small.theirs), kind="case_case").delete()
    small.theirs.themes.clear()
    small.theirs.save()
    with pytest.raises(CommandError, match="topic"):
        checked()
