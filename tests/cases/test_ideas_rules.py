"""Who may post, support and decide in an idea round, and when."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.models import Notice
from alliantie.choices import Role
from alliantie.throttles import ThrottledError
from cases.choices import IdeaState, RoundState, WhoMayPost
from cases.models import Idea, IdeaRound, IdeaSupport
from cases.policies.ideas import PER_PERSON, IdeaRefusedError, is_invited
from cases.policies.writing import NotYoursError
from cases.services.ideas import deciding, rounds
from cases.services.ideas.posting import Words, edit_idea, post_idea, withdraw_idea
from cases.services.ideas.supporting import stop_support, support
from organisations.actors import actor_for
from organisations.choices import SectorSide
from tests.factories.accounts import make_editor, make_user
from tests.factories.cases import make_member, make_organisation
from tests.factories.ideas import add_support, give_idea, make_idea, make_idea_round

GOVERNMENT, OUTSIDE, MIXED = SectorSide.GOVERNMENT, SectorSide.NON_GOVERNMENT, SectorSide.MIXED


@pytest.fixture
def member(site_home):
    return make_member(make_organisation("Gemeente Ideaal", side=GOVERNMENT), "denker")


@pytest.fixture
def other(member):
    return make_member(member.memberships.get().organisation, "steuner")


@pytest.fixture
def editor(site_home):
    return make_editor()


@pytest.mark.parametrize(
    ("who", "sides", "may"),
    [
        (WhoMayPost.MEMBERS, [GOVERNMENT], True),
        (WhoMayPost.MEMBERS, [], True),
        (WhoMayPost.GOVERNMENT, [GOVERNMENT], True),
        (WhoMayPost.GOVERNMENT, [MIXED], True),
        (WhoMayPost.GOVERNMENT, [OUTSIDE], False),
        (WhoMayPost.GOVERNMENT, [], False),
        (WhoMayPost.GOVERNMENT, [OUTSIDE, GOVERNMENT], True),
        (WhoMayPost.OUTSIDE, [OUTSIDE], True),
        (WhoMayPost.OUTSIDE, [MIXED], True),
        (WhoMayPost.OUTSIDE, [], True),
        (WhoMayPost.OUTSIDE, [GOVERNMENT], False),
    ],
)
def test_whom_a_round_is_for(who, sides, may):
    assert is_invited(who, is_member=True, sides=sides) is may
    assert is_invited(who, is_member=False, sides=sides) is False


def test_who_is_not_asked_gives_no_idea(member):
    for who, may in ((WhoMayPost.GOVERNMENT, True), (WhoMayPost.OUTSIDE, False)):
        round_ = make_idea_round(who_may_post=who)
        if may:
            give_idea(round_, member)
        else:
            with pytest.raises(IdeaRefusedError, match="buiten de overheid"):
                give_idea(round_, member)
    with pytest.raises(IdeaRefusedError, match="lid"):
        give_idea(make_idea_round(), make_user("gast@example.org"))


@pytest.mark.parametrize(
    ("state", "opens", "closes"),
    [
        (RoundState.DRAFT, -1, 1),
        (RoundState.CLOSED, -1, 1),
        (RoundState.OPEN, 1, 2),
        (RoundState.OPEN, -2, -1),
    ],
)
def test_outside_its_days_a_round_takes_nothing(member, other, state, opens, closes):
    today = timezone.localdate()
    round_ = make_idea_round(
        state=state,
        opens_on=today + timedelta(days=opens),
        closes_on=today + timedelta(days=closes),
    )
    idea = make_idea(round_, member)
    with pytest.raises(IdeaRefusedError):
        give_idea(round_, other)
    with pytest.raises(IdeaRefusedError):
        support(idea=idea, actor=actor_for(other), reason="Goed plan.")
    with pytest.raises(IdeaRefusedError):
        edit_idea(idea=idea, actor=actor_for(member), words=Words("Anders"))
    assert Idea.objects.count() == 1


def test_the_last_day_counts(member):
    today = timezone.localdate()
    assert give_idea(make_idea_round(opens_on=today, closes_on=today), member).pk


def test_the_same_form_gives_one_idea(member):
    round_, key = make_idea_round(), uuid4()
    for _ in range(2):
        post_idea(round_=round_, actor=actor_for(member), key=key, words=Words("Bel eerst"))
    assert Idea.objects.count() == 1


def test_nobody_gives_ideas_all_day(member):
    round_ = make_idea_round()
    for number in range(PER_PERSON):
        give_idea(round_, member, f"Idee {number}")
    with pytest.raises(ThrottledError):
        give_idea(round_, member, "Nog een")


def test_only_the_own_undecided_idea_changes(member, other, editor):
    round_ = make_idea_round()
    idea = give_idea(round_, member)
    with pytest.raises(NotYoursError):
        edit_idea(idea=idea, actor=actor_for(other), words=Words("Gekaapt"))
    with pytest.raises(NotYoursError):
        withdraw_idea(idea=idea, actor=actor_for(other))
    edit_idea(idea=idea, actor=actor_for(member), words=Words("Bel altijd", "Ook op vrijdag."))
    idea.refresh_from_db()
    assert (idea.title, idea.text) == ("Bel altijd", "Ook op vrijdag.")
    decide(idea, editor)
    with pytest.raises(IdeaRefusedError):
        withdraw_idea(idea=idea, actor=actor_for(member))
    mine = give_idea(round_, member)
    withdraw_idea(idea=mine, actor=actor_for(member))
    mine.refresh_from_db()
    assert mine.state == IdeaState.WITHDRAWN


def test_support_counts_once_and_keeps_the_newest_reason(member, other):
    idea = give_idea(make_idea_round(), member)
    support(idea=idea, actor=actor_for(other), reason="Goed.")
    support(idea=idea, actor=actor_for(other), reason="Heel goed.")
    assert IdeaSupport.objects.get().reason == "Heel goed."
    assert stop_support(idea=idea, actor=actor_for(other)) is True
    assert stop_support(idea=idea, actor=actor_for(other)) is False


def test_support_needs_a_reason_and_another_member(member, other, site_home):
    idea = give_idea(make_idea_round(), member)
    with pytest.raises(IdeaRefusedError, match="waarom"):
        support(idea=idea, actor=actor_for(other), reason="  ")
    with pytest.raises(IdeaRefusedError, match="eigen idee"):
        support(idea=idea, actor=actor_for(member), reason="Goed van mij.")
    with pytest.raises(IdeaRefusedError, match="lid"):
        support(idea=idea, actor=actor_for(make_user("g@example.org")), reason="Goed.")


def decide(idea, editor, decision=IdeaState.ADOPTED, reason="Dit doen we."):
    deciding.decide_idea(idea=idea, actor=actor_for(editor), decision=decision, reason=reason)


def close(round_, editor):
    rounds.close_round(round_=round_, actor=actor_for(editor), conclusion="Klaar.")


def test_a_round_does_not_close_with_an_idea_undecided(member, editor):
    round_ = make_idea_round()
    first, second = give_idea(round_, member), give_idea(round_, member)
    decide(first, editor)
    with pytest.raises(IdeaRefusedError, match="nog 1"):
        close(round_, editor)
    decide(second, editor, IdeaState.NOT_ADOPTED, "Te duur.")
    close(round_, editor)
    assert IdeaRound.objects.get().state == RoundState.CLOSED
    with pytest.raises(IdeaRefusedError):
        close(round_, editor)
    with pytest.raises(IdeaRefusedError):
        decide(first, editor, IdeaState.NOT_ADOPTED)


def test_a_decision_says_why_and_the_author_hears(member, editor):
    idea = give_idea(make_idea_round(), member)
    with pytest.raises(IdeaRefusedError, match="waarom"):
        decide(idea, editor, reason=" ")
    with pytest.raises(IdeaRefusedError):
        decide(idea, editor, decision="merged")
    decide(idea, editor)
    assert Notice.objects.get(user=member).kind == deciding.KIND


@pytest.mark.parametrize("role", [Role.CONFIDENTIAL])
def test_only_editors_decide(member, role, site_home):
    round_ = make_idea_round()
    idea, into = give_idea(round_, member), give_idea(round_, member)
    for user in (member, make_editor("vertrouwen@example.org", role)):
        actor = actor_for(user)
        for act in (
            lambda: decide(idea, user),  # noqa: B023 - called at once
            lambda: close(round_, user),  # noqa: B023 - the same
            lambda: deciding.merge_idea(idea=idea, into=into, actor=actor),  # noqa: B023
            lambda: rounds.open_round(round_=round_, actor=actor),  # noqa: B023
        ):
            with pytest.raises(NotYoursError):
                act()


def test_merging_takes_support_along_once(member, other, editor):
    round_ = make_idea_round()
    source, target = give_idea(round_, member), give_idea(round_, other)
    third = make_member(None, "derde")
    earlier = make_idea(round_, None, state=IdeaState.MERGED, merged_into=source)
    for idea in (source, target):
        add_support(idea, third)
    add_support(source, other)  # who gave the target does not support it by this
    add_support(source, make_member(None, "vierde"))
    deciding.merge_idea(idea=source, into=target, actor=actor_for(editor))
    source.refresh_from_db()
    earlier.refresh_from_db()
    assert (source.state, source.merged_into) == (IdeaState.MERGED, target)
    assert earlier.merged_into == target
    assert target.supports.count() == 2
    assert not source.supports.exists()
    assert Notice.objects.filter(user=member).count() == 1


def test_what_cannot_be_merged(member, editor):
    round_ = make_idea_round()
    idea, elsewhere = give_idea(round_, member), give_idea(make_idea_round(), member)
    merged = make_idea(round_, member, state=IdeaState.MERGED)
    decided = make_idea(round_, member, state=IdeaState.ADOPTED)
    for source, into in ((idea, idea), (idea, elsewhere), (idea, merged), (decided, idea)):
        with pytest.raises(IdeaRefusedError):
            deciding.merge_idea(idea=source, into=into, actor=actor_for(editor))


def test_only_what_was_adopted_tells_what_came_of_it(member, editor):
    idea = give_idea(make_idea_round(), member)
    came = deciding.CameOf(text="Er is een spreekuur.")
    with pytest.raises(IdeaRefusedError):
        deciding.tell_what_came(idea=idea, actor=actor_for(editor), came_of=came)
    decide(idea, editor)
    deciding.tell_what_came(idea=idea, actor=actor_for(editor), came_of=came)
    idea.refresh_from_db()
    assert idea.came_of_text == "Er is een spreekuur."


def test_a_round_is_made_opened_and_changed_by_editors(editor):
    today = timezone.localdate()
    words = rounds.RoundWords("Wat kan beter?", today, today + timedelta(days=7))
    made = rounds.make_round(actor=actor_for(editor), words=words)
    again = rounds.make_round(actor=actor_for(editor), words=words)
    assert (made.slug, again.slug) == ("wat-kan-beter", "wat-kan-beter-2")
    assert made.state == RoundState.DRAFT
    rounds.open_round(round_=made, actor=actor_for(editor))
    with pytest.raises(IdeaRefusedError):
        rounds.open_round(round_=made, actor=actor_for(editor))
    wrong = rounds.RoundWords("Wat?", today, today - timedelta(days=1))
    with pytest.raises(IdeaRefusedError):
        rounds.edit_round(round_=made, actor=actor_for(editor), words=wrong)
    close(made, editor)
    with pytest.raises(IdeaRefusedError):
        rounds.edit_round(round_=made, actor=actor_for(editor), words=words)
