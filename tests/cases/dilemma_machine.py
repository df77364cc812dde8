"""Everything anybody may try on one dilemma, in any order, as a machine hypothesis walks through."""

from collections import Counter
from datetime import date, timedelta
from uuid import uuid4

import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from alliantie.throttles import ThrottledError
from alliantie.visibility import Actor
from cases.choices import DilemmaState, FollowUpState, NameChoice, Outcome, Readers
from cases.models import Advice, DilemmaPage, FollowUp
from cases.policies.dilemma_state import STEPS
from cases.policies.writing import WritingRefusedError
from cases.services.dilemmas import checking, life, looking_back, retention, writing
from cases.services.dilemmas.advice import Given, give_advice
from cases.services.dilemmas.readers import Choice
from tests.factories.dilemmas import DECISION

ALLOWED = {(before, step.after) for step in STEPS for before in step.before}
ALLOWED |= {(state, state) for state in DilemmaState}
# What the clock does at once when it was moved far: advice closes, then nobody decides.
REACHABLE = {
    before: {after for start, after in ALLOWED if start == before} for before in DilemmaState
}
SEEN: Counter[str] = Counter()
START = date(2026, 1, 5)


class World:
    """Who takes part; made once, the same in every run."""

    dilemma: DilemmaPage
    asker: Actor
    moderator: Actor
    members: list[Actor]


class DilemmaMachine(RuleBasedStateMachine):
    """One dilemma whose asker, moderators, advisers and clock do whatever they like."""

    world = World()

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.clock = time_machine.travel(START, tick=False)
        self.moved = self.clock.start()
        self.approved: set[str] = set()
        self.advised: set[int] = set()
        self.state = DilemmaState.DRAFT

    def teardown(self) -> None:
        seen = DilemmaPage.objects.visible_to(self.world.members[2])
        assert self.row.live or not seen.exists()
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)
        self.clock.stop()

    @property
    def row(self) -> DilemmaPage:
        return DilemmaPage.objects.get(pk=self.world.dilemma.pk)

    def attempt(self, change) -> bool:
        """Try it; a refusal is an answer too, and changes nothing."""
        try:
            with transaction.atomic():
                change()
        except (WritingRefusedError, ThrottledError):
            return False
        return True

    @initialize(ahead=st.integers(0, 6))
    def begin(self, ahead: int) -> None:
        """Begin anywhere on the way: by chance alone few walks come to the last states."""
        assert self.row.state == DilemmaState.DRAFT
        for _step in range(ahead):
            self.onward()
            self.promises_hold()

    @rule(
        name=st.sampled_from(["submit", "take_back", "stop_advice", "withdraw"]), mine=st.booleans()
    )
    def simple_step(self, name: str, mine: bool) -> None:
        actor = self.world.asker if mine else self.world.members[0]
        service = getattr(checking, name, None) or getattr(life, name)
        done = self.attempt(lambda: service(dilemma=self.row, actor=actor))
        assert mine or not done

    @rule(by=st.integers(0, 2), stale=st.booleans())
    def approve(self, by: int, stale: bool) -> None:
        actor = (self.world.moderator, self.world.asker, self.world.members[0])[by]
        row = self.row
        version = "0" if stale else writing.version_of(row)
        title = row.get_latest_revision_as_object().title
        if self.attempt(lambda: checking.approve(dilemma=row, actor=actor, version=version)):
            assert by == 0
            assert not stale
            self.approved.add(title)

    @rule(name=st.sampled_from(["ask_changes", "refuse"]), ours=st.booleans())
    def send_back(self, name: str, ours: bool) -> None:
        actor = self.world.moderator if ours else self.world.asker
        service = getattr(checking, name)
        done = self.attempt(lambda: service(dilemma=self.row, actor=actor, remark="Waarom dan?"))
        assert ours or not done

    @rule(number=st.integers(1, 50))
    def write(self, number: int) -> None:
        changes = {"title": f"Mag ik versie {number} openbaar maken?"}
        self.attempt(
            lambda: writing.save_dilemma(dilemma=self.row, actor=self.world.asker, changes=changes)
        )

    @rule(name=st.sampled_from(NameChoice.values), readers=st.sampled_from(Readers.values))
    def choose(self, name: str, readers: str) -> None:
        choice = Choice(name=name, readers=readers)
        self.attempt(
            lambda: writing.choose(dilemma=self.row, actor=self.world.asker, choice=choice)
        )

    @rule(who=st.integers(0, 2), name=st.sampled_from(NameChoice.values))
    def advise(self, who: int, name: str) -> None:
        actor = self.world.members[who]
        given = Given(text="Ik zou het doen.", name=name)
        if self.attempt(
            lambda: give_advice(dilemma=self.row, actor=actor, key=uuid4(), given=given)
        ):
            assert self.row.state == DilemmaState.OPEN
            self.advised.add(who)

    @rule()
    def advise_oneself(self) -> None:
        given = Given(text="Van mezelf.")
        assert not self.attempt(
            lambda: give_advice(dilemma=self.row, actor=self.world.asker, key=uuid4(), given=given)
        )

    @rule()
    def decide(self) -> None:
        self.attempt(
            lambda: life.decide(dilemma=self.row, actor=self.world.asker, decision=DECISION)
        )

    @rule(days=st.sampled_from([1, 40, 100, 200]))
    def time_passes(self, days: int) -> None:
        self.moved.shift(timedelta(days=days))
        for _again in range(3):  # the worker comes by every hour
            before = self.row.state
            retention.mind_the_clock(timezone.localdate())
            self.follow(before)

    def follow(self, before: str) -> None:
        """Hold what the clock did against the table, step by step."""
        after = self.row.state
        steps = {before}
        while after not in steps:
            wider = steps | {one for state in steps for one in REACHABLE[state]}
            assert wider != steps, f"{before} -> {after}"
            steps = wider
        self.state = after

    @rule(outcome=st.sampled_from(Outcome.values))
    def look_back(self, outcome: str) -> None:
        asked = FollowUp.objects.filter(state=FollowUpState.ASKED).last()
        if asked is not None:
            told = looking_back.Told(outcome=outcome, lessons="Eerder vragen.")
            self.attempt(lambda: looking_back.answer(follow_up=asked, told=told))

    def onward(self) -> None:
        """Take the step that a person would take next, so that the late states are walked too."""
        state = self.row.state
        if state == DilemmaState.DRAFT:
            self.simple_step("submit", mine=True)
        elif state == DilemmaState.INTAKE:
            self.approve(0, stale=False)
        elif state == DilemmaState.OPEN:
            self.simple_step("stop_advice", mine=True)
        elif state == DilemmaState.WEIGHING:
            self.decide()
        elif state in {DilemmaState.DECIDED, DilemmaState.FOLLOWED_UP}:
            self.time_passes(100)
            self.look_back(Outcome.BETTER)

    once = rule()(onward)
    twice = rule()(onward)
    thrice = rule()(onward)
    again = rule()(onward)

    @invariant()
    def promises_hold(self) -> None:
        """Ask all at once: this runs some thousands of times."""
        found = DilemmaPage.objects.filter(pk=self.world.dilemma.pk)
        row = found.values("state", "live", "title", "checked_at", "outcome", "unknown_since")[0]
        state = row["state"]
        SEEN[state] += 1
        # Only steps of the table.
        assert (self.state, state) in ALLOWED
        self.state = state
        # Nothing is published without a safety check.
        assert row["live"] == (state in checking.SHOWN)
        if row["live"]:
            assert row["checked_at"] is not None
            assert row["title"] in self.approved
        # No advice is lost.
        assert Advice.objects.count() == len(self.advised)
        # None closes without an outcome, or "unknown".
        if state == DilemmaState.CLOSED:
            assert row["outcome"] or row["unknown_since"]
