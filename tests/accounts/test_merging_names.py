"""What somebody does between merging and undoing: no name comes back that was hidden, no seal points elsewhere."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.erasing.account import erase_account, erase_by
from accounts.erasing.merged import erase_merged
from accounts.erasing.replay import _lines
from accounts.models import User
from accounts.policies import AccountRuleError
from alliantie.choices import Role
from alliantie.merging.previewing import preview
from alliantie.merging.registry import sealed_tables
from alliantie.merging.undoing import undo
from alliantie.models import Merge, MergedRow, OutgoingMail
from cases.choices import NameChoice, SealedKind
from cases.models import Advice, AdviceRemark, DilemmaPage, IdeaSupport, SealedAuthor, Taking
from cases.presenting.giveaways import own_words
from cases.services.dilemmas import writing
from cases.services.dilemmas.advice import Given, give_advice
from cases.services.dilemmas.authors import opened
from cases.services.dilemmas.own_advice import own_advice
from cases.services.dilemmas.readers import Choice
from cases.services.dilemmas.remarks import add_remark
from organisations.actors import actor_for
from reports.models import Dossier, Report
from tests.events.test_lookalikes import ALIKE, REAL, blind
from tests.factories.accounts import make_user
from tests.factories.cases import make_case
from tests.factories.cases import make_question as ask_author
from tests.factories.dilemmas import draft_dilemma, make_dilemma, make_moderator
from tests.factories.events import make_event, make_registration
from tests.factories.ideas import add_support, make_idea, make_idea_round
from tests.factories.merging import editor, known, make_claim, merge
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db
ADMIN = editor(role=Role.SITE_ADMIN)
NAMED, HIDDEN, SHORT = NameChoice.PUBLIC, NameChoice.ANONYMOUS, NameChoice.ORGANISATION_HIDDEN


def advise(dilemma, user, name, organisation=None) -> Advice:
    given = Given(text="Begin klein.", name=name, organisation_id=organisation and organisation.pk)
    return give_advice(dilemma=dilemma, actor=actor_for(user), key=uuid4(), given=given)


def remark(advice, user) -> AdviceRemark:
    return add_remark(advice=advice, actor=actor_for(user), key=uuid4(), text="Dank.")


def choose(dilemma, user, name) -> None:
    row = DilemmaPage.objects.get(pk=dilemma.pk)
    writing.choose(dilemma=row, actor=actor_for(user), choice=Choice(name=name))


@pytest.fixture
def world(site_home):
    """Make two accounts of one person, of which the one that goes asked and advised, and somebody else."""
    made = SimpleNamespace(home=make_organisation("Gemeente Oudwerk"))
    made.gone, made.kept = make_user("oud@oudwerk.example"), make_user("nieuw@werk.example")
    for user in (made.gone, made.kept):
        make_member(made.home, user=user)
    made.third = make_member().user
    by = {"moderator": make_moderator()}
    named = {"name": NAMED, "choice": {"organisation_id": made.home.pk}}
    made.to_hide, made.to_keep = (make_dilemma(made.gone, **named, **by) for _two in range(2))
    made.to_name = draft_dilemma(made.gone)
    others = [make_dilemma(made.third, **by) for _three in range(3)]
    made.advice = [
        advise(dilemma, made.gone, name, made.home if name == NAMED else None)
        for dilemma, name in zip(others, (NAMED, NAMED, HIDDEN), strict=True)
    ]
    made.asker_said = [
        remark(advise(dilemma, made.third, NAMED), made.gone)
        for dilemma in (made.to_hide, made.to_keep)
    ]
    made.adviser_said = [remark(advice, made.gone) for advice in made.advice]
    return made


def merged(world) -> Merge:
    make_claim(world.gone, world.kept)
    pair = {"gone": world.gone, "kept": world.kept}
    told = {one.label: one for one in preview(known("account"), **pair, actor=ADMIN).moves}
    named = (told["Adviezen met een naam"].number, told["Dilemma's met een naam"].number)
    assert named == (2, 2), "and of what is sealed nothing"
    return merge("account", world.gone, world.kept, ADMIN)


def act_in_the_week(world) -> None:
    """Hide one name, leave one without the organisation, and put one beside what had none."""
    for dilemma, name in (
        (world.to_hide, HIDDEN), (world.to_keep, SHORT), (world.to_name, SHORT)
    ):  # fmt: skip
        choose(dilemma, world.kept, name)
    for advice, name in zip(world.advice, (HIDDEN, SHORT, SHORT), strict=True):
        advise(DilemmaPage.objects.get(pk=advice.dilemma_id), world.kept, name)
    world.later = [
        remark(Advice.objects.get(pk=world.advice[1].pk), world.kept),
        remark(Advice.objects.get(pk=world.asker_said[1].advice_id), world.kept),
    ]


def check_journal(world) -> None:
    """No line is left of what shows no name any more; of what does, only the name."""
    kept = set(MergedRow.objects.values_list("model", "object_key", "field"))
    told = {one for one in kept if one[0] in {
        "cases.DilemmaPage", "cases.Advice", "cases.AdviceRemark", "cases.SealedAuthor",
    }}  # fmt: skip
    assert told == {
        ("cases.DilemmaPage", str(world.to_keep.pk), "asker"),
        ("cases.Advice", str(world.advice[1].pk), "author"),
        ("cases.AdviceRemark", str(world.asker_said[1].pk), "author"),
        ("cases.AdviceRemark", str(world.adviser_said[1].pk), "author"),
    }
    assert {"cases.AdviceRemark", "cases.Advice"} <= sealed_tables()


def check_names(world) -> None:
    """What shows a name shows that of whose it is, and every seal leads there."""
    gone, kept = world.gone.pk, world.kept.pk
    askers = [DilemmaPage.objects.get(pk=one.pk).asker_id for one in (
        world.to_hide, world.to_keep, world.to_name,
    )]  # fmt: skip
    advisers = [Advice.objects.get(pk=one.pk).author_id for one in world.advice]
    assert (askers, advisers) == ([None, gone, gone], [None, gone, gone])
    said = AdviceRemark.objects.in_bulk()
    assert [said[one.pk].author_id for one in world.asker_said] == [None, gone]
    # Under advice that had no name nobody is named afterwards.
    assert [said[one.pk].author_id for one in world.adviser_said] == [None, gone, None]
    assert [said[one.pk].author_id for one in world.later] == [gone, gone]
    assert opened(kind=SealedKind.ADVICE, reference=world.advice[0].reference)["user"] == gone
    assert set(own_advice(user_id=gone)) == set(world.advice)
    assert own_advice(user_id=kept) == []


def test_a_name_hidden_in_the_week_stands_in_no_journal_and_the_rest_goes_back_to_whose_it_is(
    world, settings, tmp_path
):
    settings.ERASED_LIST = tmp_path / "erased"
    done = merged(world)
    act_in_the_week(world)
    sealed = list(SealedAuthor.objects.order_by("pk").values())
    check_journal(world)
    assert undo(merge=done, actor=ADMIN).stayed == {}
    check_names(world)
    assert list(SealedAuthor.objects.order_by("pk").values()) == sealed, "undoing touches no seal"
    erase_account(user=world.kept, actor_id=None, origin="web")
    assert list(SealedAuthor.objects.order_by("pk").values()) == sealed, (
        "nor does the other leaving"
    )
    assert set(DilemmaPage.objects.asked_by(actor_for(world.gone))) == {
        world.to_hide, world.to_keep, world.to_name,
    }  # fmt: skip


def test_in_the_week_the_closed_account_is_not_erased_alone_and_its_words_still_give_away(
    site_home, settings, tmp_path
):
    settings.ERASED_LIST = tmp_path / "erased"
    gone, kept = make_user("oud@oudwerk.example"), make_user("nieuw@werk.example")
    make_person("Anna de Oude", user=gone)
    make_person("Anna Bakker", user=kept)
    make_member(user=kept)
    make_claim(gone, kept)
    merge("account", gone, kept, ADMIN)
    with pytest.raises(AccountRuleError, match="wis het account dat blijft"):
        erase_by(user=gone, actor=ADMIN, origin="cms")
    assert User.objects.filter(pk=gone.pk).exists()
    assert not list(_lines())
    assert not OutgoingMail.objects.filter(template="account/erased").exists()
    own = own_words(actor_for(kept), name=HIDDEN)
    assert {"Anna de Oude", "Anna Bakker"} <= own.people
    assert {"oudwerk.example", "werk.example"} <= own.domains
    Merge.objects.update(undoable_until=timezone.now() - timedelta(minutes=1))
    assert erase_merged() == 1
    assert "Anna de Oude" not in own_words(actor_for(kept), name=HIDDEN).people


def test_what_a_lookalike_or_somebody_else_left_an_address_with_stays_theirs(
    site_home, monkeypatch
):
    blind(monkeypatch)
    alike, real = make_user(ALIKE), make_user(REAL)
    kept, third, last = (make_user(f"{one}@werk.example") for one in ("nieuw", "derde", "laatst"))
    about = {"kind": "test", "key": 1, "promised_on": timezone.localdate()}
    case, given = make_case(), {"dossier": Dossier.objects.create(**about), "reason": "other"}
    guests = [
        make_registration(make_event(), email=REAL),
        ask_author(case, email=REAL),
        Report.objects.create(email=REAL, **given),
    ]
    thirds = [
        ask_author(case, asker=third, email=REAL),
        Report.objects.create(email=REAL, reporter=third, **given),
    ]
    for gone, stays, reached in ((alike, kept, REAL), (real, last, last.email)):
        make_claim(gone, stays)
        merge("account", gone, stays, ADMIN)
        for one in (*guests, *thirds):
            one.refresh_from_db()
        assert {one.email for one in guests} == {reached}
        assert {one.email for one in thirds} == {REAL}


def test_nobody_supports_their_own_idea_and_an_answer_is_kept(site_home):
    gone, kept = make_user("oud@werk.example"), make_user("nieuw@werk.example")
    round_ = make_idea_round()
    mine, third = make_idea(round_, gone), make_idea(round_, make_user("derde@werk.example"))
    add_support(mine, kept)
    for user in (gone, kept):
        add_support(third, user)
    answered, newer = make_case(), make_case()
    for case, who in ((answered, gone), (newer, kept)):
        for user in (gone, kept):
            at = {"answer": "used", "answered_at": timezone.now()} if user == who else {}
            Taking.objects.create(user=user, case=case, **at)
    before = [list(model.objects.order_by("pk").values()) for model in (IdeaSupport, Taking)]
    make_claim(gone, kept)
    done = merge("account", gone, kept, ADMIN)
    assert list(IdeaSupport.objects.values_list("idea", "user")) == [(third.pk, kept.pk)]
    left = Taking.objects.filter(user=kept, answer="used").values_list("case", flat=True)
    assert sorted(left) == sorted([answered.pk, newer.pk])
    assert Taking.objects.count() == 2
    assert undo(merge=done, actor=ADMIN).stayed == {}
    after = [list(model.objects.order_by("pk").values()) for model in (IdeaSupport, Taking)]
    assert after == before
