"""A request finds somebody who answers; that somebody passed it on is never shown."""

import pytest
from django.utils import timezone

from people.choices import Level, RequestState
from people.models import Block, Conversation, Expertise, RequestBudget
from people.policies.refusals import PeopleRefusedError
from people.services.handing import ask_other, find_taker, hand_on
from people.tasks.conversations import care_for_conversations
from tests.factories.conversations import answer, begin_earlier, make_asker, make_conversation
from tests.factories.people import make_expert, make_person
from tests.factories.themes import make_theme

pytestmark = pytest.mark.django_db
MONDAY = "2026-11-30 10:00:00+01:00"


@pytest.fixture
def theme():
    return make_theme("Inzage")


def passed_on(made) -> Conversation | None:
    hand_on(conversation=made, user_id=made.person.user_id, today=timezone.localdate())
    return Conversation.objects.filter(handed_from=made).first()


def test_request_goes_on_with_what_was_said_and_stays_counted(theme, run_tasks, mailoutbox):
    first, second = make_expert(theme, name="Eerste Vrouw"), make_expert(theme, Level.CAN_EXPLAIN)
    made = make_conversation(person=first, theme=theme, text="Hoe dan?")
    following = passed_on(made)
    assert following.person == second
    assert [one.text for one in following.messages.all()] == ["Hoe dan?"]
    assert not made.messages.exists()
    assert set(RequestBudget.objects.values_list("taken", flat=True)) == {1}
    run_tasks()
    assert mailoutbox[-1].to == [second.user.email]
    assert "Eerste Vrouw" not in mailoutbox[-1].body


def test_passing_on_twice_is_once(theme):
    first = make_expert(theme)
    make_expert(theme), make_expert(theme)
    made = make_conversation(person=first, theme=theme)
    passed_on(made), passed_on(made)
    assert Conversation.objects.count() == 2


def test_asker_reads_on_in_one_conversation_and_the_first_sees_nothing(theme, site_home, client):
    first, second = make_expert(theme, name="Eerste Vrouw"), make_expert(theme, name="Tweede Man")
    made = make_conversation(person=first, theme=theme, subject="Mijn onderwerp")
    following = passed_on(made)
    client.force_login(made.asker)
    assert client.get(f"/mijn/gesprekken/{made.pk}/").url == f"/mijn/gesprekken/{following.pk}/"
    for address in ("/mijn/gesprekken/", f"/mijn/gesprekken/{following.pk}/", "/mijn/"):
        said = client.get(address).content.decode()
        assert "Eerste Vrouw" not in said
        assert "oorgegeven" not in said
        assert said.count("Mijn onderwerp") >= (address != "/mijn/")
    assert len(client.get("/mijn/gesprekken/").context["rows"]) == 1
    client.force_login(first.user)
    assert client.get(f"/mijn/gesprekken/{made.pk}/").status_code == 404
    assert client.get(f"/mijn/gesprekken/{following.pk}/").status_code == 404
    again = client.post(f"/mijn/gesprekken/{made.pk}/doorgeven/")
    assert again.url == "/mijn/gesprekken/"
    client.force_login(second.user)
    assert client.get(f"/mijn/gesprekken/{following.pk}/").status_code == 200


def test_it_never_comes_back_to_who_had_it_nor_to_who_is_blocked_nor_to_the_asker(theme):
    first, blocked = make_expert(theme), make_expert(theme)
    asker = make_expert(theme).user
    Block.objects.create(blocker=blocked.user, blocked=asker)
    made = make_conversation(asker=asker, person=first, theme=theme)
    assert passed_on(made) is None


def test_nobody_has_room_so_it_waits_and_goes_on_as_soon_as_somebody_has(theme):
    made = make_conversation(person=make_expert(theme), theme=theme)
    assert passed_on(made) is None
    today = timezone.localdate()
    assert not find_taker(conversation=made, today=today)
    late = make_expert(theme)
    assert find_taker(conversation=made, today=today)
    assert Conversation.objects.get(handed_from=made).person == late
    assert not find_taker(conversation=made, today=today)


def test_asker_sees_no_refusal_while_it_waits(theme, site_home, client):
    made = make_conversation(person=make_expert(theme, name="Eerste Vrouw"), theme=theme)
    passed_on(made)
    client.force_login(made.asker)
    said = client.get(f"/mijn/gesprekken/{made.pk}/").content.decode()
    assert "We zoeken iemand die je vraag kan beantwoorden." in said
    assert "oorgegeven" not in said


def test_what_was_answered_is_not_passed_on(theme):
    made = answer(make_conversation(person=make_expert(theme), theme=theme))
    with pytest.raises(PeopleRefusedError):
        passed_on(made)


def test_without_a_theme_those_of_the_person_count(theme):
    first = make_expert(theme)
    second = make_expert(theme)
    assert passed_on(make_conversation(person=first)).person == second


def test_reminded_once_after_five_working_days_and_offered_another_way_after_ten(
    theme, time_machine, run_tasks, mailoutbox
):
    time_machine.move_to(MONDAY)
    young = begin_earlier(make_conversation(person=make_expert(theme)), 4)
    old = begin_earlier(make_conversation(person=make_expert(theme)), 7)
    ancient = begin_earlier(make_conversation(person=make_expert(theme)), 14)
    answered = begin_earlier(answer(make_conversation(person=make_expert(theme))), 14)
    for _ in range(2):
        care_for_conversations.call()
    run_tasks()
    reminded = [mail.to[0] for mail in mailoutbox if "wacht op je antwoord" in mail.subject]
    assert sorted(reminded) == sorted([old.person.user.email, ancient.person.user.email])
    offered = [mail.to[0] for mail in mailoutbox if "Nog geen antwoord" in mail.subject]
    assert offered == [ancient.asker.email]
    assert {young.asker.email, answered.asker.email}.isdisjoint(offered)


def test_no_reminders_in_the_weekend(theme, time_machine, mailoutbox, run_tasks):
    time_machine.move_to("2026-11-29 10:00:00+01:00")
    begin_earlier(make_conversation(person=make_expert(theme)), 30)
    care_for_conversations.call()
    run_tasks()
    assert len(mailoutbox) == 1


def test_asker_goes_to_somebody_else_in_one_click(theme, site_home, client):
    made = begin_earlier(make_conversation(person=make_expert(theme), theme=theme), 30)
    other = make_expert(theme)
    client.force_login(made.asker)
    assert "Vraag het iemand anders" in client.get(f"/mijn/gesprekken/{made.pk}/").content.decode()
    client.post(f"/mijn/gesprekken/{made.pk}/iemand-anders/")
    assert Conversation.objects.get(handed_from=made).person == other


def test_asker_waits_before_going_to_somebody_else(theme):
    made = make_conversation(person=make_expert(theme), theme=theme)
    with pytest.raises(PeopleRefusedError):
        ask_other(conversation=made, user_id=made.asker_id, today=timezone.localdate())


def test_erased_asker_is_not_brought_to_anybody(theme):
    made = make_conversation(person=make_expert(theme), theme=theme)
    make_expert(theme)
    made.asker.delete()
    hand_on(
        conversation=Conversation.objects.get(pk=made.pk),
        user_id=made.person.user_id,
        today=timezone.localdate(),
    )
    assert Conversation.objects.get().state == RequestState.HANDED_ON


def test_somebody_whose_name_the_asker_may_not_read_is_no_taker(theme):
    first = make_expert(theme)
    made = make_conversation(asker=make_asker(), person=first, theme=theme)
    hidden = make_person(show_who="members")
    Expertise.objects.create(person=hidden, theme=theme, level=Level.CAN_DO)
    assert passed_on(made) is None
