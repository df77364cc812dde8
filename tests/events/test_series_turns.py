"""Turns as host: who is advised and asked, who answers, swapping, and the draft of the meeting."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone

from alliantie.models import OutgoingMail
from alliantie.visibility import VISITOR
from events.choices import TurnState
from events.models import EventPage, Series, Turn
from events.policies.hosting import EventRefusedError
from events.policies.turning import NotYourTurnError
from events.services import series as planning
from events.services import series_meetings, swapping, turns
from events.services.announcing import save_event, submit_event
from organisations.actors import actor_for
from organisations.services import merge_into_successor
from tests.events.series import admin, make_host, make_series, planner
from tests.factories.accounts import make_editor
from tests.factories.cases import make_member
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db


def mails(template):
    return sorted(
        OutgoingMail.objects.filter(template=template).values_list("recipient", flat=True)
    )


def ask(series, number, house):
    return turns.ask_host(series=series, number=number, organisation=house, actor=planner(series))


def said_yes(series, number, house):
    turn = ask(series, number, house)
    return turns.answer_turn(turn=turn, actor=admin(house), accepts=True)


def advised(series, number):
    return [one.candidate.name for one in planning.advice_for(series, number)]


@pytest.fixture
def series(site_home):
    made = make_series()
    for name, members in (("Gemeente A", 3), ("Gemeente B", 2), ("Gemeente C", 1)):
        setattr(made, name[-1].lower(), make_host(name, members))
    return made


def test_a_no_leads_to_the_next_advice_and_everybody_concerned_is_told(series):
    make_host("Gemeente Weg").admin.memberships.update(role="member")  # nobody there can answer
    assert advised(series, 1) == advised(series, 1) == ["Gemeente A", "Gemeente B", "Gemeente C"]
    turn = ask(series, 1, series.a)
    assert ask(series, 1, series.a) == turn
    assert mails("turn_asked") == [series.a.admin.email]
    assert turn.why["reasons"][0] == "was nog geen gastheer"
    with pytest.raises(EventRefusedError, match="al een organisatie gevraagd"):
        ask(series, 1, series.b)
    with pytest.raises(EventRefusedError, match="waarom"):
        turns.answer_turn(turn=turn, actor=admin(series.a), accepts=False)
    for _ in range(2):
        said = {"accepts": False, "reason": "We verhuizen."}
        turns.answer_turn(turn=turn, actor=admin(series.a), **said)
    assert mails("turn_declined") == [series.coordinator.email]
    with pytest.raises(EventRefusedError, match="staat niet meer open"):
        turns.answer_turn(turn=turn, actor=admin(series.a), accepts=True)
    assert advised(series, 1) == ["Gemeente B", "Gemeente C"]
    with pytest.raises(EventRefusedError, match="Kies een"):
        ask(series, 1, series.a)
    said_yes(series, 1, series.b)
    assert mails("turn_accepted") == [series.coordinator.email]
    assert advised(series, 2)[0] == "Gemeente A"
    assert "Gemeente B" not in advised(series, 2)


def test_only_the_asked_organisation_answers(series):
    turn = ask(series, 1, series.a)
    colleague = series.a.memberships.exclude(user=series.a.admin).first().user
    others = (admin(series.b), planner(series), actor_for(make_editor()), actor_for(colleague))
    for actor in (*others, VISITOR):
        with pytest.raises(NotYourTurnError):
            turns.answer_turn(turn=turn, actor=actor, accepts=True)
    turn.refresh_from_db()
    assert turn.state == TurnState.ASKED


def test_a_turn_nobody_answers_or_keeps_is_taken_back_and_goes_to_another(series):
    turn = ask(series, 1, series.a)
    for actor in (admin(series.a), admin(series.b), VISITOR):
        with pytest.raises(EventRefusedError, match="coördinator"):
            turns.withdraw_turn(turn=turn, actor=actor)
    for _ in range(2):
        turns.withdraw_turn(turn=turn, actor=planner(series))
    assert mails("turn_withdrawn") == sorted([series.a.admin.email, series.coordinator.email])
    with pytest.raises(EventRefusedError, match="staat niet meer open"):
        turns.answer_turn(turn=turn, actor=admin(series.a), accepts=True)
    assert advised(series, 1) == ["Gemeente B", "Gemeente C", "Gemeente A"]
    assert advised(series, 2)[0] == "Gemeente A"
    assert all("nee" not in str(one.reasons) for one in planning.advice_for(series, 1))
    drops_out, other = said_yes(series, 1, series.b), said_yes(series, 2, series.c)
    swapping.ask_to_swap(turn=other, number=1, actor=admin(series.c))
    turns.withdraw_turn(turn=drops_out, actor=actor_for(make_editor()))
    other.refresh_from_db()
    assert other.swap_with is None
    again = said_yes(series, 1, series.a)
    assert (again, again.state) == (turn, TurnState.ACCEPTED)
    series_meetings.make_meeting(turn=again, actor=planner(series))
    with pytest.raises(EventRefusedError, match="staat al klaar"):
        turns.withdraw_turn(turn=again, actor=planner(series))


def test_turns_and_names_beside_meetings_go_along_with_a_merge(series):
    done, own = said_yes(series, 1, series.a), ask(series, 3, series.b)
    own = turns.withdraw_turn(turn=own, actor=planner(series))
    standing = said_yes(series, 3, series.a)
    meetings = [make_event(organisation=house) for house in (None, series.b, None)]
    for event in meetings:
        event.co_hosts.create(organisation=series.a, state="confirmed")
    meetings[2].co_hosts.create(organisation=series.b)
    series.a.successor = series.b
    series.a.save()
    editor = actor_for(make_editor())
    for _ in range(2):
        merge_into_successor(organisation=series.a, actor=editor)
    found = Turn.objects.order_by("number")
    assert [(one.pk, one.organisation) for one in found] == [
        (done.pk, series.b),
        (standing.pk, series.b),
    ]
    assert own.pk != standing.pk
    along = [[one.organisation for one in event.co_hosts.all()] for event in meetings]
    assert along == [[series.b], [], [series.b]]
    assert meetings[2].co_hosts.get().state == "confirmed"


def test_only_who_plans_it_asks(series):
    for actor in (admin(series.a), actor_for(make_member(series.b)), VISITOR):
        with pytest.raises(EventRefusedError, match="coördinator"):
            turns.ask_host(series=series, number=1, organisation=series.a, actor=actor)
    for number in (0, 5):
        with pytest.raises(EventRefusedError, match="komende nummers"):
            ask(series, number, series.a)
    editor = actor_for(make_editor())
    assert turns.ask_host(series=series, number=1, organisation=series.a, actor=editor).pk
    Series.objects.update(is_closed=True)
    with pytest.raises(EventRefusedError, match="niet meer terug"):
        ask(series, 2, series.b)


def test_two_hosts_swap_when_both_say_so(series):
    first, second = said_yes(series, 1, series.a), said_yes(series, 2, series.b)
    with pytest.raises(EventRefusedError, match="Kies een"):
        swapping.ask_to_swap(turn=first, number=3, actor=admin(series.a))
    with pytest.raises(NotYourTurnError):
        swapping.ask_to_swap(turn=first, number=2, actor=admin(series.b))
    for _ in range(2):
        swapping.ask_to_swap(turn=first, number=2, actor=admin(series.a))
    assert mails("turn_swap_asked") == [series.b.admin.email]
    with pytest.raises(NotYourTurnError):
        swapping.answer_swap(turn=first, actor=admin(series.a), accepts=True)
    swapping.answer_swap(turn=first, actor=admin(series.b), accepts=False)
    assert mails("turn_swap_refused") == [series.a.admin.email]
    swapping.ask_to_swap(turn=first, number=2, actor=admin(series.a))
    swapping.answer_swap(turn=first, actor=admin(series.b), accepts=True)
    with pytest.raises(EventRefusedError, match="niet meer open"):
        swapping.answer_swap(turn=first, actor=admin(series.b), accepts=True)
    hosts = Turn.objects.filter(state=TurnState.ACCEPTED).order_by("number")
    assert [turn.organisation.name for turn in hosts] == ["Gemeente B", "Gemeente A"]
    assert set(mails("turn_swapped")) == {
        series.a.admin.email,
        series.b.admin.email,
        series.coordinator.email,
    }
    again = swapping.swap_turns(turn=hosts[0], other=hosts[1], actor=planner(series))
    assert [turn.number for turn in again] == [2, 1]
    assert {first.pk, second.pk} == {turn.pk for turn in again}  # back where they were
    with pytest.raises(EventRefusedError, match="coördinator"):
        swapping.swap_turns(turn=again[0], other=again[1], actor=admin(series.a))


def test_a_yes_becomes_the_draft_of_a_meeting_once(series):
    made = make_event(
        series=series, series_number=1, starts_at=datetime(2026, 11, 12, 12, tzinfo=UTC)
    )
    asked = ask(series, 2, series.a)
    with pytest.raises(EventRefusedError, match="ja heeft gezegd"):
        series_meetings.make_meeting(turn=asked, actor=planner(series))
    turn = turns.answer_turn(turn=asked, actor=admin(series.a), accepts=True)
    ahead = said_yes(series, 3, series.b)
    with pytest.raises(EventRefusedError, match="Maak eerst nummer 2"):
        series_meetings.make_meeting(turn=ahead, actor=planner(series))
    with pytest.raises(EventRefusedError, match="coördinator"):
        series_meetings.make_meeting(turn=turn, actor=admin(series.b))
    event = series_meetings.make_meeting(turn=turn, actor=planner(series))
    assert series_meetings.make_meeting(turn=turn, actor=admin(series.a)) == event
    assert EventPage.objects.filter(series=series).count() == 2
    assert (event.state, event.kind, event.title) == ("draft", "forum", "Forum 2")
    assert (event.series, event.series_number, event.organisation) == (series, 2, series.a)
    assert event.goal == "Vier keer per jaar."
    assert event.starts_at > max(made.starts_at, timezone.now())
    assert event.ends_at - event.starts_at == timedelta(minutes=120)
    # Both the coordinator, of another organisation, and who said yes work on it.
    save_event(
        event=event, actor=planner(series), changes={"venue": "Raadzaal", "title": "Forum 2!"}
    )
    submit_event(event=event, actor=admin(series.a))
    with pytest.raises(EventRefusedError, match="staat al klaar"):
        turns.answer_turn(turn=turn, actor=admin(series.a), accepts=False, reason="Toch niet")
    assert not swapping.swappable(ahead).exists()


def test_a_meeting_that_was_called_off_is_nobodys_turn(series):
    said_yes(series, 1, series.a)
    make_event(series=series, series_number=1, state="cancelled")
    assert planning.first_number(series) == 2
    assert advised(series, 2)[0] == "Gemeente A"


def test_dates_ahead_are_proposed_with_reasons(series):
    assert planning.next_meetings(series)[0].starts_at is None
    series.usual_start = time(13, 30)
    start = timezone.now() + timedelta(days=30)
    make_event(series=series, series_number=4, starts_at=start)
    make_event(series=series, series_number=5, starts_at=start, state="cancelled")
    found = planning.next_meetings(series, 3)
    assert [one.number for one in found] == [6, 7, 8]
    moments = [one.starts_at for one in found]
    assert moments == sorted(set(moments))
    assert moments[0] - start > timedelta(days=80)
    assert "3 maanden na de vorige" in found[0].reasons[0]
    assert "om 13:30, zoals meestal" in found[0].reasons
