"""Every keeper at once: one does not take away what the next has to leave standing."""

import pytest
from django.utils import timezone

from accounts.erasing.account import erase_account
from people.models import Answer, Conversation, Message
from people.services.answering import mark_helped
from search.models import PendingEntry
from search.registry import key_of
from tests.factories.accounts import make_user
from tests.factories.cases import actor
from tests.factories.organisations import make_organisation
from tests.factories.people import make_person, make_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaver(site_home):
    return make_person("Marit Zwaluw", organisation=make_organisation("Gemeente Blijft"))


def erase(person):
    erase_account(user=person.user, actor_id=person.user_id, origin="web")


@pytest.mark.parametrize(
    ("shown", "left"),
    [("full", "organisation"), ("organisation", "organisation"), ("name", "hidden")],
)
def test_a_question_for_an_organisation_keeps_it(leaver, client, shown, left):
    organisation = leaver.user.memberships.get().organisation
    question = make_question(asker=leaver.user, organisation=organisation, shown=shown)
    PendingEntry.objects.all().delete()
    erase(leaver)
    question.refresh_from_db()
    assert (question.asker, question.shown) == (None, left)
    assert PendingEntry.objects.filter(key=key_of(question)).exists()
    page = client.get(question.get_absolute_url()).content.decode()
    assert ("Gemeente Blijft" in page) == (left == "organisation")


def test_name_and_address_go_from_what_the_other_said_and_from_the_site(leaver):
    made = Conversation.objects.create(
        asker=make_user("vrager@example.org"),
        person=leaver,
        subject="Vraag aan Marit Zwaluw",
        public_question="Wat doet Marit Zwaluw?",
        public_answer=f"Mail {leaver.user.email.upper()}",
        is_published=True,
    )
    Message.objects.create(
        conversation=made, author=made.asker, from_asker=True, text="Dag Marit Zwaluw, hoi"
    )
    erase(leaver)
    made.refresh_from_db()
    told = [made.subject, made.public_question, made.public_answer, made.messages.get().text]
    assert not [one for one in told if "zwaluw" in one.lower() or "@" in one]
    assert made.messages.get().text.endswith(", hoi")


def test_a_question_whose_only_answer_was_this_person_waits_for_one_again(leaver):
    asker = make_user("vrager@example.org")
    question = make_question(asker=asker, state="answered", opened_at=timezone.now())
    pointing = Answer.objects.create(question=question, person=leaver)
    mark_helped(answer=pointing, actor=actor(asker))
    PendingEntry.objects.all().delete()
    erase(leaver)
    question.refresh_from_db()
    assert question.state == "open"
    assert question.first_answered_at is None
    assert question.helped_at is None
    assert question.listed_at is not None
    assert PendingEntry.objects.filter(key=key_of(question)).exists()


def test_a_question_with_another_answer_stays_answered(leaver):
    question = make_question(asker=make_user("vrager@example.org"), state="answered")
    Answer.objects.create(question=question, person=leaver, text="Zij weet het.")
    Answer.objects.create(question=question, person=leaver)
    erase(leaver)
    question.refresh_from_db()
    assert question.state == "answered"
    assert [one.text for one in question.answers.all()] == ["Zij weet het."]
