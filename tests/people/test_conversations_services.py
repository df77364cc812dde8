"""What passes between two people: started, said, shared, closed, blocked."""

from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.models import Notice, NoticeChoice
from alliantie.models import OutgoingMail
from alliantie.throttles import ThrottledError
from organisations.models import Membership
from people.choices import RequestState
from people.models import Block, Conversation, Message, RequestBudget
from people.policies.budget import NoRoomError
from people.policies.conversations import MESSAGES_A_DAY, STARTS_A_DAY, STARTS_AN_HOUR
from people.policies.refusals import NotYoursError, PeopleRefusedError
from people.services.answers_on_site import agree, propose, withdraw
from people.services.blocking import block, unblock
from people.services.conversations import Request, close, share_address, start
from people.services.replies import reply
from tests.factories.conversations import answer, make_asker, make_conversation
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db
REQUEST = Request("Onderwerp", "Mijn vraag", None, "192.0.2.9")


def fresh(conversation):
    return Conversation.objects.get(pk=conversation.pk)


def test_starting_takes_one_request_and_brings_the_text(run_tasks, mailoutbox):
    person = make_person("Piet Praat")
    made = make_conversation(person=person, text="Hoe pakken jullie inzage aan?")
    assert RequestBudget.objects.get(person=person).taken == 1
    run_tasks()
    assert [mail.to for mail in mailoutbox] == [[person.user.email]]
    assert "Hoe pakken jullie inzage aan?" in mailoutbox[0].body
    assert "Vera Vrager" in mailoutbox[0].body
    assert Notice.objects.get().url == f"/mijn/gesprekken/{made.pk}/"


def test_same_form_twice_is_one_conversation_and_one_request():
    person, asker, key = make_person(), make_asker(), uuid4()
    first = start(asker=asker, person=person, request=REQUEST, key=key)
    second = start(asker=asker, person=person, request=REQUEST, key=key)
    assert first == second
    assert RequestBudget.objects.get().taken == 1
    assert Message.objects.count() == 1


def test_form_of_somebody_else_is_refused():
    person, key = make_person(), uuid4()
    start(asker=make_asker(), person=person, request=REQUEST, key=key)
    with pytest.raises(PeopleRefusedError):
        start(asker=make_asker(), person=person, request=REQUEST, key=key)


def test_without_room_nothing_is_kept_and_the_form_may_go_to_somebody_else():
    full, other = make_person(monthly_budget=0), make_person()
    asker, key = make_asker(), uuid4()
    with pytest.raises(NoRoomError):
        start(asker=asker, person=full, request=REQUEST, key=key)
    assert not Conversation.objects.exists()
    assert start(asker=asker, person=other, request=REQUEST, key=key).person == other


def test_person_who_pauses_gets_nothing():
    person = make_person(paused_until=timezone.localdate())
    with pytest.raises(NoRoomError):
        make_conversation(person=person)


def test_former_member_cannot_be_asked():
    person = make_person()
    Membership.objects.filter(user=person.user).update(state="ended")
    with pytest.raises(PeopleRefusedError):
        make_conversation(person=person)


def test_answer_ends_the_waiting_and_is_brought_to_who_asked(run_tasks, mailoutbox):
    made = answer(make_conversation(), "Begin klein.")
    assert made.state == RequestState.ANSWERED
    run_tasks()
    assert mailoutbox[-1].to == [made.asker.email]
    assert "Begin klein." in mailoutbox[-1].body


def test_reply_sent_twice_is_said_once():
    made, key = make_conversation(), uuid4()
    for _ in range(2):
        reply(conversation=made, text="Hoi", user_id=made.person.user_id, key=key)
    assert made.messages.count() == 2


def test_stranger_cannot_speak():
    made = make_conversation()
    with pytest.raises(NotYoursError):
        reply(conversation=made, text="Hoi", user_id=make_asker().pk, key=uuid4())
    assert made.messages.count() == 1


def test_nothing_is_said_after_closing():
    made = make_conversation()
    close(conversation=made, user_id=made.asker_id)
    with pytest.raises(PeopleRefusedError, match="gesloten"):
        answer(fresh(made))


@pytest.mark.parametrize("by_asker", [True, False])
def test_block_works_both_ways(by_asker):
    made = answer(make_conversation())
    asker, person = made.asker, made.person
    block(conversation=made, user_id=asker.pk if by_asker else person.user_id)
    for speaker in (asker.pk, person.user_id):
        with pytest.raises(PeopleRefusedError):
            reply(conversation=fresh(made), text="Hoi", user_id=speaker, key=uuid4())
    with pytest.raises(PeopleRefusedError):
        make_conversation(asker=asker, person=person)
    back = make_person(user=asker)
    with pytest.raises(PeopleRefusedError):
        make_conversation(asker=person.user, person=back)


def test_block_stops_what_is_still_open_even_when_it_was_not_closed():
    made = answer(make_conversation())
    Block.objects.create(blocker=made.asker, blocked=made.person.user)
    with pytest.raises(PeopleRefusedError):
        answer(made)


def test_who_blocked_takes_it_back_and_the_other_cannot():
    made = answer(make_conversation())
    block(conversation=made, user_id=made.asker_id)
    unblock(conversation=made, user_id=made.person.user_id)
    assert Block.objects.count() == 1
    unblock(conversation=made, user_id=made.asker_id)
    assert Block.objects.count() == 0


def test_one_person_starts_five_conversations_a_day():
    asker = make_asker()
    for _ in range(STARTS_A_DAY):
        make_conversation(asker=asker, person=make_person())
    last = make_person()
    with pytest.raises(ThrottledError):
        make_conversation(asker=asker, person=last)
    assert not RequestBudget.objects.filter(person=last, taken__gt=0).exists()


def test_one_network_address_starts_twenty_an_hour():
    people = [make_person(monthly_budget=50) for _ in range(2)]
    for number in range(STARTS_AN_HOUR):
        make_conversation(person=people[number % 2])
    with pytest.raises(ThrottledError):
        make_conversation(person=people[0])


def test_thirty_messages_a_day_in_one_conversation():
    made = make_conversation()
    for number in range(MESSAGES_A_DAY):
        reply(conversation=made, text=str(number), user_id=made.asker_id, key=uuid4())
    with pytest.raises(ThrottledError):
        reply(conversation=made, text="nog een", user_id=made.asker_id, key=uuid4())


def test_choice_for_no_mail_is_kept():
    person = make_person()
    NoticeChoice.objects.create(user=person.user, kind="message", delivery="inbox")
    make_conversation(person=person)
    assert Notice.objects.filter(user=person.user).count() == 1
    assert not OutgoingMail.objects.exists()


def test_closing_sharing_and_blocking_twice_is_once():
    made = make_conversation()
    for _ in range(2):
        share_address(conversation=made, user_id=made.asker_id, shares=True)
        close(conversation=made, user_id=made.person.user_id) if _ else None
        block(conversation=made, user_id=made.asker_id) if _ else None
    assert OutgoingMail.objects.filter(template="conversation_share").count() == 1


def test_answer_stands_on_the_site_once_both_agree_on_the_same_text():
    made = answer(make_conversation())
    text = {"question": "Hoe begin je?", "answer": "Begin klein."}
    propose(conversation=made, user_id=made.asker_id, **text)
    assert not fresh(made).is_published
    agree(conversation=made, user_id=made.asker_id, **text)  # one person agreeing twice is one
    assert not fresh(made).is_published
    with pytest.raises(PeopleRefusedError, match="veranderd"):
        agree(conversation=made, user_id=made.person.user_id, question="Anders", answer="x")
    agree(conversation=made, user_id=made.person.user_id, **text)
    assert fresh(made).is_published
    withdraw(conversation=made, user_id=made.person.user_id)
    assert not fresh(made).is_published


def test_changed_text_needs_both_again():
    made = answer(make_conversation())
    propose(conversation=made, user_id=made.asker_id, question="A", answer="B")
    agree(conversation=made, user_id=made.person.user_id, question="A", answer="B")
    propose(conversation=made, user_id=made.asker_id, question="A", answer="C")
    assert not fresh(made).is_published


def test_request_counts_in_the_month_it_was_made():
    person = make_person()
    make_conversation(person=person)
    assert RequestBudget.objects.get().month == timezone.localdate().replace(day=1)
