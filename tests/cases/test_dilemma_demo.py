"""The demo's dilemmas: fourteen in all states and modes, sixty pieces of advice, and no mail."""

from collections import Counter

import pytest
from django.utils import timezone

from alliantie.demonstration import read_rows
from alliantie.models import OutgoingMail
from alliantie.visibility import VISITOR
from cases.choices import DilemmaState, NameChoice, Outcome, Readers
from cases.demo import dilemmas as demo
from cases.models import Advice, AdviceRemark, DilemmaNews, DilemmaPage, FollowUp
from cases.services.dilemmas.retention import mind_the_clock

pytestmark = pytest.mark.django_db
ROWS = read_rows(demo.FILE, "dilemma")
FORMS = ("Mag", "Mogen", "Moet", "Moeten", "Kan", "Kunnen", "Wil", "Durf", "Zal", "Zullen")
LONGEST = 15


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["key"])
def test_questions_keep_their_own_rules(row):
    question = row["question"]
    assert question.split()[0] in FORMS
    assert question.endswith("?")
    assert "," not in question
    assert len(question.split()) <= LONGEST


def dilemmas_stand_in_every_state():
    """Checked on the loaded demo by tests/home/test_whole_demo.py."""
    pages = DilemmaPage.objects.all()
    assert pages.count() == 14
    assert {page.state for page in pages} == set(DilemmaState.values)
    assert {page.name_choice for page in pages} == set(NameChoice.values)
    assert {page.readers for page in pages} == set(Readers.values)
    closed = Counter(page.outcome for page in pages if page.state == DilemmaState.CLOSED)
    assert closed == {Outcome.BETTER: 1, Outcome.AS_EXPECTED: 1, Outcome.WORSE: 1, "": 1}
    assert pages.filter(state=DilemmaState.CLOSED, outcome="", unknown_since__isnull=False).exists()
    assert pages.filter(state=DilemmaState.OPEN).count() > 1
    assert Advice.objects.count() == 60
    assert 0 < Advice.objects.filter(has_helped=True).count() < 30
    assert AdviceRemark.objects.exists()
    assert {one.name_choice for one in Advice.objects.all()} == set(NameChoice.values)
    seen = DilemmaPage.objects.visible_to(VISITOR)
    assert {page.readers for page in seen} == {Readers.EVERYONE}
    _nothing_happens_by_itself()


def _nothing_happens_by_itself():
    """No mail waits, and the clock has nothing to catch up with."""
    assert not OutgoingMail.objects.filter(template__startswith="dilemma").exists()
    assert not DilemmaNews.objects.filter(told=False).exists()
    before = Counter(DilemmaPage.objects.values_list("state", flat=True))
    mind_the_clock(timezone.localdate())
    assert Counter(DilemmaPage.objects.values_list("state", flat=True)) == before
    assert not FollowUp.objects.filter(state="asked").exists()
