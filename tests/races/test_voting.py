"""Two hundred phones answer at the same moment; needs a real server with real locks."""

from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from events.models import PollQuestion, Vote
from events.services import polling, voting
from events.services.polling import Wording
from organisations.actors import actor_for
from tests.factories.events import make_event
from tests.factories.polls import make_poll, make_poll_question
from tests.races.threads import THREADS, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
PHONES = 200


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


@pytest.fixture
def question(site_home):
    return make_poll_question(make_poll(make_event()), "Ja", "Nee")


def test_each_phone_has_one_vote_however_often_it_taps(question):
    yes, no = question.options.values_list("pk", flat=True)
    told = {"question_id": question.pk, "origin": "192.0.2.1"}
    phones = [voting.new_voter() for _ in range(PHONES)]

    def tap(number: int) -> list[bool]:
        """Vote for the phones that are this thread's, and for one that all of them have."""
        own = [voting.vote(voter=phone, option_id=yes, **told) for phone in phones[number::THREADS]]
        return [*own, voting.vote(voter="one and the same", option_id=no, **told)]

    answers = at_once(tap)
    assert all(all(kept[:-1]) for kept in answers)
    assert sum(kept[-1] for kept in answers) == 1
    assert question.votes.filter(option=yes).count() == PHONES
    assert question.votes.filter(option=no).count() == 1


def test_looking_before_counting_would_count_one_phone_more_often(question):
    with connection.schema_editor() as editor:
        guard = Vote._meta.constraints[0]
        editor.remove_constraint(Vote, guard)

    looked = Barrier(THREADS)  # so that it shows however busy the machine is

    def naive(_number: int) -> None:
        if not Vote.objects.filter(question=question, voter="same").exists():
            looked.wait(20)
            Vote.objects.create(question=question, voter="same")

    try:
        at_once(naive)
        assert Vote.objects.filter(voter="same").count() > 1
    finally:
        Vote.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(Vote, guard)


def test_of_many_questions_opened_at_once_one_is_open(question):
    actor = actor_for(question.poll.event.owner)
    event, now = question.poll.event, timezone.now()
    wording = Wording("choice", "Doen?", ("Ja", "Nee"))
    rows = [polling.add_question(event=event, actor=actor, wording=wording) for _ in range(THREADS)]
    assert at_once(lambda at: polling.open_question(question=rows[at], actor=actor)) == (
        [None] * THREADS
    )
    assert PollQuestion.objects.filter(state="open").count() == 1
    question.poll.refresh_from_db()
    assert question.poll.opened_at < now
