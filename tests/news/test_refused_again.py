"""What an editor refused stays with the editors, however often it is saved or taken back."""

from uuid import uuid4

import pytest

from alliantie.visibility import Actor
from news.choices import NewsState, Verdict
from news.services.deciding import decide, mark_of
from news.services.lines import Written, save_line, withdraw_line
from tests.factories.news import make_item, make_line, make_round
from tests.factories.organisations import make_member

pytestmark = pytest.mark.django_db


def test_saving_twice_or_withdrawing_brings_nothing_past_the_editors(site_home):
    member = make_member()
    make_item(author=member.user)  # published before: trusted
    about = make_round()
    line = make_line(about, "Foute regel", author=member.user)
    editor = Actor(roles=frozenset({"editor"}))
    decide(entry=line, verdict=Verdict.HIDE, reason="Nee.", seen=mark_of(line), actor=editor)
    written = Written("Foute regel", member.organisation_id, shows_name=False)

    def save():
        return save_line(about=about, author=member.user, written=written, key=uuid4())

    assert [save().state, save().state] == [NewsState.HELD, NewsState.HELD]
    withdraw_line(line=line, user_id=member.user_id)
    line = save()
    assert line.state == NewsState.HELD
    decide(entry=line, verdict=Verdict.SHOW, reason="", seen=mark_of(line), actor=editor)
    assert save().state == NewsState.SHOWN
