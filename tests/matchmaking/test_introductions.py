"""Two people meet only when both said yes; a no is quiet, and nobody is asked without end."""

import pytest
from django.utils import timezone

from accounts.models import Notice, User
from alliantie.choices import Audience
from alliantie.models import AuditEntry
from alliantie.throttles import ThrottledError
from cases.models import CasePage
from matchmaking.choices import Helped
from matchmaking.models import Introduction, Suggestion
from matchmaking.policies.refusals import IntroductionRefusedError
from matchmaking.presenting.introduction import introduction_view, rows_for, waiting_on_desk
from matchmaking.services import agreeing, following_up
from matchmaking.services.introducing import ask_for
from matchmaking.services.nudging import nudge
from matchmaking.tasks.introductions import see_to_introductions
from organisations.actors import actor_for
from organisations.choices import MembershipState
from organisations.models import Membership
from people.models import Block, Conversation, Person, RequestBudget
from people.policies.budget import NoRoomError
from people.policies.refusals import NotYoursError
from tests.factories.cases import make_case
from tests.factories.matchmaking import make_introduction, make_suggestion
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db


def fresh(row):
    return Introduction.objects.get(pk=row.pk)


def actor(person):
    return actor_for(User.objects.get(pk=person.user_id))


def refused(change, match="kan nu niet doorgaan"):
    with pytest.raises(IntroductionRefusedError, match=match):
        change()


def sent_to(mailoutbox, person):
    return [mail.subject for mail in mailoutbox if mail.to == [person.user.email]]


def move_through(time_machine, run_tasks, days):
    """Let the worker do what is due on each of these days."""
    for day in days:
        time_machine.move_to(f"2026-{day} 09:00:00+00:00")
        see_to_introductions.call()
        run_tasks()


def asked_and_reminded(anna, bert, row, run_tasks, mailoutbox, time_machine):
    """One reminder after five working days, one after twelve, to who did not answer; then no more."""
    assert (row.state, row.asker_yes_at is None, row.other_yes_at) == ("one_yes", False, None)
    assert RequestBudget.objects.get(person=bert).taken == 1
    move_through(time_machine, run_tasks, ("09-11", "09-14", "09-14", "09-22", "09-23", "09-30"))
    first, *reminders = sent_to(mailoutbox, bert)
    assert first == "Anna Archief wil graag met je kennismaken"
    assert reminders == ["Wil je kennismaken?"] * 2
    assert sent_to(mailoutbox, anna) == []


def both_are_told_once(anna, bert, row, run_tasks, mailoutbox):
    for _twice in range(2):
        agreeing.say_yes(introduction=row, actor=actor(bert))
    run_tasks()
    row, talk = fresh(row), Conversation.objects.get()
    assert (row.state, row.both_yes_at is None, row.conversation) == ("introduced", False, talk)
    assert (talk.asker_id, talk.person_id, talk.channel) == (anna.user_id, bert.pk, "introduction")
    assert sent_to(mailoutbox, anna) == ["Maak kennis met Bert Besluit"]
    assert sent_to(mailoutbox, bert)[3:] == ["Maak kennis met Anna Archief"]
    told = "".join(mail.body for mail in mailoutbox)
    assert not [one for one in (anna, bert) if one.user.email in told]
    assert RequestBudget.objects.get().taken == 1


def asked_once_whether_it_helped(anna, bert, row, run_tasks, mailoutbox, time_machine):
    before = len(mailoutbox)
    move_through(time_machine, run_tasks, ("10-29", "10-31", "11-01"))
    assert [mail.to[0] for mail in mailoutbox[before:]] == [anna.user.email, bert.user.email]
    tell = following_up.tell_whether_it_helped
    tell(introduction=row, actor=actor(anna), helped=Helped.HELPED)
    tell(introduction=row, actor=actor(bert), helped=Helped.NEUTRAL)
    row = fresh(row)
    assert (row.state, row.asker_helped, row.other_helped) == ("met", "helped", "neutral")


def test_from_asking_to_whether_it_helped(anna, bert, case, run_tasks, mailoutbox, time_machine):
    time_machine.move_to("2026-09-07 09:00:00+00:00")
    row = make_introduction(anna, bert, case)
    asked_and_reminded(anna, bert, row, run_tasks, mailoutbox, time_machine)
    both_are_told_once(anna, bert, row, run_tasks, mailoutbox)
    agreeing.note_planned(introduction=row, actor=actor(anna))
    for person in (bert, anna):
        agreeing.note_met(introduction=row, actor=actor(person))
    refused(lambda: agreeing.note_planned(introduction=row, actor=actor(anna)), "gesproken")
    asked_once_whether_it_helped(anna, bert, row, run_tasks, mailoutbox, time_machine)
    lines = AuditEntry.objects.filter(action__startswith="introduction.").order_by("pk")
    assert [one.action.partition(".")[2] for one in lines] == [
        "ask", "nudge", "nudge", "agree", "introduce", "plan", "meet", "follow_up", "helped", "helped"
    ]  # fmt: skip


def test_a_no_is_quiet_and_its_reason_for_nobody(anna, bert, case, run_tasks, mailoutbox):
    row = make_introduction(anna, bert, case)
    agreeing.decline(introduction=row, actor=actor(bert), reason="Kanariereden")
    agreeing.decline(introduction=row, actor=actor(bert), reason="Anders")
    logged = AuditEntry.objects.get(action="introduction.decline")
    assert (logged.actor_id, logged.object_type) == (None, "pseudonym")
    assert str(row.pk) != logged.object_id
    run_tasks()
    assert Introduction.objects.get().no_because == "Kanariereden"
    assert sent_to(mailoutbox, anna) == []
    assert not Notice.objects.filter(user=anna.user).exists()
    declined = introduction_view(fresh(row), actor(anna))
    Introduction.objects.filter(pk=row.pk).update(state="expired")
    expired = introduction_view(fresh(row), actor(anna))
    assert declined == expired
    assert declined.sentence == "Het kwam er niet van."
    refused(lambda: agreeing.say_yes(introduction=row, actor=actor(bert)), "voorbij")
    refused(lambda: agreeing.withdraw(introduction=row, actor=actor(anna)), "voorbij")


def test_nobody_answers_and_it_ends(anna, bert, case, run_tasks, mailoutbox, time_machine):
    time_machine.move_to("2026-09-07 09:00:00+00:00")
    row = make_introduction(anna, bert, case)
    time_machine.move_to("2026-09-14 09:00:00+00:00")
    assert [nudge(introduction=row, nudges=0) for _worker in range(2)] == [True, False]
    states = []
    for day in ("05", "06"):
        time_machine.move_to(f"2026-10-{day} 09:00:00+00:00")
        see_to_introductions.call()
        states.append(fresh(row).state)
    run_tasks()
    assert states == ["one_yes", "expired"]
    assert sent_to(mailoutbox, anna) == []


def test_withdrawing_counts_until_both_said_yes(anna, bert, case):
    row = make_introduction(anna, bert, case)
    refused(lambda: agreeing.withdraw(introduction=row, actor=actor(bert)), "antwoorden")
    refused(lambda: agreeing.decline(introduction=row, actor=actor(anna)), "antwoorden")
    agreeing.withdraw(introduction=row, actor=actor(anna))
    agreeing.withdraw(introduction=row, actor=actor(anna))
    refused(lambda: agreeing.say_yes(introduction=row, actor=actor(bert)), "ingetrokken")
    again = make_introduction(bert, anna, case)
    agreeing.say_yes(introduction=again, actor=actor(anna))
    refused(lambda: agreeing.withdraw(introduction=again, actor=actor(bert)), "al aan elkaar")
    assert Conversation.objects.count() == 1
    with pytest.raises(NotYoursError):
        agreeing.say_yes(introduction=again, actor=actor(make_person("Iemand")))


def test_asking_each_other_is_saying_yes(anna, bert, case):
    row = make_introduction(anna, bert, case)
    mirrored = make_introduction(bert, anna, case)
    assert mirrored.pk == row.pk
    assert fresh(row).state == "introduced"
    assert RequestBudget.objects.count() == 1
    asked = [following_up.follow_up(introduction=row) for _worker in range(2)]
    assert asked == [True, False]


@pytest.mark.parametrize("why", ["blocked", "former"])
def test_nobody_is_asked_about_who_blocked_or_left(anna, bert, case, why, run_tasks, mailoutbox):
    row = make_introduction(anna, bert, case)
    agreeing.say_yes(introduction=row, actor=actor(bert))
    run_tasks()
    before = len(mailoutbox)
    if why == "blocked":
        Block.objects.create(blocker=anna.user, blocked=bert.user)
    else:
        GONE[why](anna)
    assert not following_up.follow_up(introduction=row)
    run_tasks()
    assert len(mailoutbox) == before


def test_without_room_nothing_changes(anna, case):
    busy = make_person("Vol", monthly_budget=0)
    suggestion = make_suggestion(anna, busy, case)
    with pytest.raises(NoRoomError):
        ask_for(suggestion=suggestion, actor=actor(anna))
    suggestion.refresh_from_db()
    assert suggestion.state == "shown"
    assert not Introduction.objects.exists()
    assert not Notice.objects.exists()


def test_five_a_day(anna, case):
    rows = [make_suggestion(anna, make_person(), case, rank=rank) for rank in range(6)]
    for row in rows[:5]:
        ask_for(suggestion=row, actor=actor(anna))
    with pytest.raises(ThrottledError):
        ask_for(suggestion=rows[5], actor=actor(anna))
    assert Suggestion.objects.filter(state="shown").count() == 1
    assert (
        ask_for(suggestion=Suggestion.objects.get(pk=rows[0].pk), actor=actor(anna)).asker == anna
    )


GONE = {
    "suspended": lambda one: User.objects.filter(pk=one.user_id).update(is_active=False),
    "former": lambda one: Membership.objects.filter(user=one.user).update(
        state=MembershipState.ENDED
    ),
    "hidden": lambda one: Person.objects.filter(pk=one.pk).update(hidden_at=timezone.now()),
}


@pytest.mark.parametrize("why", [*GONE, "blocked", "no reason left"])
def test_what_cannot_go_on_says_so_and_tells_nobody(
    anna, bert, case, why, run_tasks, mailoutbox, time_machine
):
    time_machine.move_to("2026-09-07 09:00:00+00:00")
    row = make_introduction(anna, bert, case)
    later = make_suggestion(anna, make_person("Later"), case)
    run_tasks()
    if why == "blocked":
        Block.objects.create(blocker=anna.user, blocked=bert.user)
        Block.objects.create(blocker=later.other.user, blocked=anna.user)
    elif why == "no reason left":
        CasePage.objects.filter(pk=case.pk).update(audience=Audience.PRIVATE)
    else:
        GONE[why](anna)
        GONE[why](later.other)
    before = len(mailoutbox)
    time_machine.move_to("2026-09-14 09:00:00+00:00")
    see_to_introductions.call()
    run_tasks()
    assert len(mailoutbox) == before
    refused(lambda: agreeing.say_yes(introduction=row, actor=actor(bert)))
    view = introduction_view(fresh(row), actor(bert))
    assert (view.is_possible, view.may.say_yes, view.may.say_no) == (False, False, True)
    assert waiting_on_desk(actor(bert)) is None
    if why != "no reason left":
        assert [one.label for one in rows_for(actor(bert))] == ["Kan nu niet doorgaan"]
    assert not Conversation.objects.exists()
    if why != "former":  # who left gets no suggestions at all
        refused(lambda: ask_for(suggestion=later, actor=actor_for(anna.user)))
    assert not Introduction.objects.filter(other=later.other).exists()


def test_other_reasons_stay_when_one_is_gone(anna, bert, case):
    second = make_case("Ook open")
    suggestion = make_suggestion(anna, bert, case)
    reasons = [*suggestion.reasons, *make_suggestion(bert, anna, second).reasons]
    Suggestion.objects.filter(pk=suggestion.pk).update(reasons=reasons)
    suggestion.refresh_from_db()
    row = ask_for(suggestion=suggestion, actor=actor(anna))
    CasePage.objects.filter(pk=case.pk).update(audience=Audience.PRIVATE)
    (reason,) = introduction_view(fresh(row), actor(bert)).reasons
    assert "Ook open" in [label for label, _url in reason.links]
