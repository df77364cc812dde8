from datetime import timedelta
import pytest
from django.core.cache import cache
from people.querysets import QuestionQuerySet
from people.services import answering, questions, routing, holding
from people.presenting import names
from tests.factories.themes import make_theme
from tests.factories.people import make_person, make_question
from tests.factories.organisations import make_organisation
from tests.people import (
    test_question_answering as A,
    test_question_asking as Q,
    test_question_routing as R,
    test_question_names as N,
    test_question_pages as P,
)

pytestmark = pytest.mark.django_db
nop = lambda *a, **k: None


@pytest.fixture
def theme(site_home):
    cache.clear()
    return make_theme("Vogels")


def red(test, *args, **kw):
    with pytest.raises(BaseException) as e:
        test(*args, **kw)
    print("RED", test.__name__, type(e.value).__name__)


def test_throttle(client, theme, monkeypatch):
    monkeypatch.setattr(questions, "hit", nop)
    red(Q.test_five_a_day_a_person, client, theme)


def test_once(client, theme, monkeypatch):
    monkeypatch.setattr(questions, "once", lambda *, key, purpose, owner, change: (change(), True))
    red(Q.test_same_form_sent_twice_asks_once, client, theme)


def test_fragment(client, theme, monkeypatch):
    monkeypatch.setattr("people.views.questions.hit", nop)
    red(P.test_fragment_is_throttled_by_address, client, theme)


def test_visible(client, theme, monkeypatch):
    monkeypatch.setattr(QuestionQuerySet, "visible_to", lambda s, a: s)
    red(Q.test_question_of_who_is_no_member_waits_until_admitted, client, theme)


def test_editor(client, theme, monkeypatch):
    monkeypatch.setattr("people.cms.questions._editors_only", nop)
    monkeypatch.setattr(holding, "check_editor", nop)
    red(Q.test_only_editors_decide, client, theme, "besluit")


def test_clock(theme, monkeypatch):
    monkeypatch.setattr(routing, "is_working_day", lambda d: True)
    monkeypatch.setattr(routing, "working_days_ago", lambda n, d: n - timedelta(days=d))
    red(R.test_clock_stands_still_in_the_weekend, theme)


def test_blocks(theme, monkeypatch):
    monkeypatch.setattr(routing, "_not_to_be_asked", lambda q: set())
    red(R.test_nobody_is_asked_who_asked_blocks_was_blocked_is_full_or_wants_to_learn, theme)


def test_name(client, theme, monkeypatch):
    asker = make_person(N.NAME, organisation=make_organisation(N.TOWN))
    monkeypatch.setattr(names, "WITH_NAME", frozenset({"full", "name", "hidden", "organisation"}))
    red(N.test_readers_see_what_the_asker_chose, client, asker, theme, "hidden", False, False)


def test_members(client, theme, monkeypatch):
    q = make_question(asker=make_person("Vera").user, themes=[theme])
    monkeypatch.setattr("people.views.answers.may_answer", lambda *a, **k: True)
    monkeypatch.setattr(answering, "check_answer", nop)
    red(A.test_only_members_answer_and_nobody_themselves, client, q)


def test_private(client, theme, monkeypatch):
    from alliantie.visibility import Actor
    from search.gate import visible_records as real

    q = make_question(asker=make_person("Vera").user, themes=[theme])
    ed = Actor(user_id=1, roles=frozenset({"editor"}))
    monkeypatch.setattr("people.presenting.question.visible_records", lambda a, k: real(ed, k))
    red(A.test_case_that_is_not_for_everybody_is_no_answer, client, q)


def test_edit(client, theme, monkeypatch):
    monkeypatch.setattr(questions, "check_edit", nop)
    red(Q.test_words_are_mended_for_half_an_hour, client, theme)
