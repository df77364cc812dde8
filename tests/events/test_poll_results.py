"""What the room said, as the page of the meeting gathers it in one question to either database."""

import pytest
from django.utils import timezone

from alliantie.choices import Audience
from alliantie.visibility import VISITOR
from events.presenting.poll_results import results_of
from events.presenting.report import build
from tests.factories.cases import make_case
from tests.factories.events import make_event
from tests.factories.polls import make_poll, make_poll_question

pytestmark = pytest.mark.django_db


def test_the_page_counts_as_the_desk_does(site_home):
    event = make_event()
    poll = make_poll(event, published_at=timezone.now())
    case = make_case(audience=Audience.PUBLIC)
    asked = make_poll_question(
        poll, "Aa", "Bee", "Cee", state="closed", votes=(2, 5, 0), kind="quiz", source=case
    )
    asked.options.filter(text="Bee").update(is_right=True)
    make_poll_question(poll, state="closed", said=("Eerst", "Daarna"))
    make_poll_question(poll, "Ja", "Nee", state="open", votes=(1, 1))
    quiz, words = build(VISITOR, event).said
    assert quiz == results_of(poll)[0]
    told = [(one.text, one.votes, one.percentage, one.is_right) for one in quiz.options]
    assert told == [("Aa", 2, 29, False), ("Bee", 5, 71, True), ("Cee", 0, 0, False)]
    assert [one.text for one in words.answers] == ["Eerst", "Daarna"]  # as it was said
    assert build(VISITOR, make_event()) is None
