"""Whose name is shown and who may read: independent, kept in every list, and only ever less once online."""

from uuid import uuid4

import pytest
from wagtail.models import PageLogEntry, Revision

from accounts.models import Notice
from alliantie.choices import Role
from alliantie.models import OutgoingMail
from alliantie.visibility import VISITOR
from cases.choices import DilemmaState, NameChoice, Readers
from cases.models import AdviceRemark, DilemmaCase, DilemmaPage
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.services.dilemmas import checking, life, writing
from cases.services.dilemmas.advice import Given, give_advice
from cases.services.dilemmas.readers import Choice
from cases.services.dilemmas.remarks import add_remark
from cases.services.dilemmas.singling_out import is_withheld
from organisations.actors import actor_for
from organisations.choices import MembershipState
from organisations.models import Membership
from organisations.services import merge_into_successor
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case, make_member, make_organisation
from tests.factories.dilemmas import draft_dilemma, make_dilemma, make_moderator

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(site_home):
    return make_organisation("Gemeente Thuisdorp")


@pytest.fixture
def asker(home):
    return make_member(home)


@pytest.fixture
def neighbours(site_home):
    return [make_member(make_organisation()) for _ in range(6)]


def sees(user, dilemma) -> bool:
    actor = actor_for(user) if user else VISITOR
    return DilemmaPage.objects.visible_to(actor).filter(pk=dilemma.pk).exists()


def test_each_choice_of_readers(home, asker, neighbours):
    colleague, member = make_member(home), neighbours[0]
    ngo = make_member(make_organisation(side="non_government", kind="ngo"))
    resident = make_member(None)
    invited = [one.pk for one in neighbours[1:4]]
    everybody = {"visitor": None, "colleague": colleague, "ngo": ngo, "resident": resident}
    expected = {
        Readers.EVERYONE: set(everybody),
        Readers.MEMBERS: {"colleague", "ngo", "resident"},
        Readers.GOVERNMENT: {"colleague"},
        Readers.NOT_MY_ORGANISATION: {"resident"},
        Readers.INVITED: set(),
    }
    for readers, names in expected.items():
        dilemma = make_dilemma(asker, readers=readers, choice={"invited_ids": invited})
        if readers == Readers.NOT_MY_ORGANISATION:  # the others may be one of the decoys
            assert not sees(colleague, dilemma)
            assert sees(resident, dilemma)
            continue
        assert {name for name, user in everybody.items() if sees(user, dilemma)} == names
        if readers == Readers.INVITED:
            assert sees(neighbours[1], dilemma)
            assert not sees(member, dilemma)


def test_who_is_left_out_does_not_tell_who_asked(home, asker, neighbours):
    dilemma = make_dilemma(asker, readers=Readers.NOT_MY_ORGANISATION)
    kept_out = list(dilemma.hidden_from.values_list("organisation", flat=True))
    assert home.pk in kept_out
    assert len(kept_out) == 3
    assert sum(not sees(one, dilemma) for one in neighbours) == 2
    # Chosen again, the same are left out: drawn anew, what stays the same would be the asker's.
    choice = Choice(name=NameChoice.ANONYMOUS, readers=Readers.NOT_MY_ORGANISATION)
    writing.choose(dilemma=dilemma, actor=actor_for(asker), choice=choice)
    assert sorted(dilemma.hidden_from.values_list("organisation", flat=True)) == sorted(kept_out)


def test_with_too_few_organisations_it_is_refused(asker):
    with pytest.raises(DilemmaRefusedError, match="te weinig organisaties"):
        draft_dilemma(asker, readers=Readers.NOT_MY_ORGANISATION)


def test_an_editor_of_the_same_organisation_is_kept_out_too(home, asker, neighbours):
    dilemma = make_dilemma(asker, readers=Readers.NOT_MY_ORGANISATION)
    editor = make_editor("elders@example.org")
    assert sees(editor, dilemma)
    Membership.objects.create(user=editor, organisation=home, state=MembershipState.ACTIVE)
    assert not sees(editor, dilemma)


def test_a_merger_keeps_its_people_out(home, asker, neighbours):
    dilemma = make_dilemma(asker, readers=Readers.NOT_MY_ORGANISATION)
    after = make_organisation("Gemeente Samen")
    boss = actor_for(make_editor("samenvoegen@example.org", Role.EDITOR))
    type(home).objects.filter(pk=home.pk).update(successor=after)
    home.refresh_from_db()
    merge_into_successor(organisation=home, actor=boss)
    assert not sees(asker, dilemma)
    assert not sees(make_member(after), dilemma)


def test_nothing_of_an_anonymous_asker_is_on_the_page(asker, neighbours):
    dilemma = make_dilemma(asker, state=DilemmaState.DECIDED)
    assert (dilemma.owner_id, dilemma.asker_id, dilemma.organisation_id) == (None, None, None)
    assert not PageLogEntry.objects.filter(page=dilemma.pk, user__isnull=False).exists()
    versions = Revision.page_revisions.filter(object_id=str(dilemma.pk))
    assert not versions.filter(user__isnull=False).exists()


def test_hiding_a_name_later_leaves_no_trace_in_versions(home, asker, neighbours):
    dilemma = make_dilemma(asker, name=NameChoice.PUBLIC, choice={"organisation_id": home.pk})
    assert (dilemma.asker_id, dilemma.organisation_id) == (asker.pk, home.pk)
    choice = Choice(name=NameChoice.ANONYMOUS, readers=Readers.MEMBERS)
    writing.choose(dilemma=dilemma, actor=actor_for(asker), choice=choice)
    row = DilemmaPage.objects.get(pk=dilemma.pk)
    assert (row.asker_id, row.organisation_id, row.name_choice) == (None, None, "anonymous")
    for version in Revision.page_revisions.filter(object_id=str(row.pk)):
        assert version.content["asker"] is None
        assert version.content["organisation"] is None
    # An old version that is published again brings nothing back.
    row.latest_revision.publish()
    row = DilemmaPage.objects.get(pk=dilemma.pk)
    assert (row.asker_id, row.name_choice) == (None, "anonymous")


@pytest.mark.parametrize(
    ("name", "readers"),
    [
        (NameChoice.PUBLIC, Readers.MEMBERS),
        (NameChoice.ORGANISATION_HIDDEN, Readers.MEMBERS),
        (NameChoice.ANONYMOUS, Readers.EVERYONE),
    ],
)
def test_online_it_only_ever_gets_less(asker, neighbours, name, readers):
    dilemma = make_dilemma(asker)
    with pytest.raises(DilemmaRefusedError, match="Je kunt alleen nog minder"):
        writing.choose(
            dilemma=dilemma, actor=actor_for(asker), choice=Choice(name=name, readers=readers)
        )
    row = DilemmaPage.objects.get(pk=dilemma.pk)
    assert (row.name_choice, row.readers) == (NameChoice.ANONYMOUS, Readers.MEMBERS)


def test_a_sector_few_share_is_withheld(asker, neighbours):
    dilemma = make_dilemma(asker, sector="municipality")
    assert dilemma.sector_withheld
    for _ in range(4):
        make_member(make_organisation())
    assert not is_withheld("municipality", NameChoice.ANONYMOUS)
    assert is_withheld("province", NameChoice.ANONYMOUS)
    assert not is_withheld("province", NameChoice.PUBLIC)


def test_many_people_of_two_organisations_still_single_out(site_home):
    for _ in range(2):
        province = make_organisation(kind="province")
        for _number in range(8):
            make_member(province)
    assert is_withheld("province", NameChoice.ANONYMOUS)


def test_a_moderator_does_not_check_an_own_or_a_hidden_dilemma(home, asker, neighbours):
    dilemma = make_dilemma(asker, state=DilemmaState.INTAKE, readers=Readers.NOT_MY_ORGANISATION)
    colleague, mine = make_moderator(), make_moderator()
    Membership.objects.create(user=colleague, organisation=home, state=MembershipState.ACTIVE)
    asker.groups.set(mine.groups.all())
    for user, why in (
        (colleague, "niet voor mensen"),
        (asker, "je eigen"),
        (make_editor(), "moderatie"),
    ):
        with pytest.raises(DilemmaRefusedError, match=why):
            checking.approve(
                dilemma=dilemma, actor=actor_for(user), version=writing.version_of(dilemma)
            )
    assert not DilemmaPage.objects.get(pk=dilemma.pk).live


def test_a_suspended_asker_has_no_rights(asker, neighbours):
    dilemma = make_dilemma(asker)
    type(asker).objects.filter(pk=asker.pk).update(is_active=False)
    asker.refresh_from_db()
    with pytest.raises(ValueError, match="niet op je werkplek"):
        writing.save_dilemma(dilemma=dilemma, actor=actor_for(asker), changes={})
    assert not DilemmaPage.objects.asked_by(actor_for(asker)).exists()


def test_who_left_may_withdraw_but_not_go_on(asker, neighbours):
    dilemma = make_dilemma(asker)
    Membership.objects.filter(user=asker).update(state=MembershipState.ENDED)
    with pytest.raises(DilemmaRefusedError, match="lidmaatschap"):
        life.stop_advice(dilemma=dilemma, actor=actor_for(asker))
    life.withdraw(dilemma=dilemma, actor=actor_for(asker))
    assert not sees(neighbours[0], dilemma)


def test_hiding_later_leaves_no_row_that_names_the_asker(home, asker, neighbours):
    choice = {"organisation_id": home.pk}
    dilemma = make_dilemma(asker, name=NameChoice.PUBLIC, choice=choice)
    adviser = actor_for(neighbours[0])
    advice = give_advice(dilemma=dilemma, actor=adviser, key=uuid4(), given=Given(text="Doe het."))
    for who in (actor_for(asker), adviser):
        add_remark(advice=advice, actor=who, key=uuid4(), text="Dank.")
    case = make_case(owner=asker)
    DilemmaCase.objects.create(page=dilemma, case=case)
    writing.choose(dilemma=dilemma, actor=actor_for(asker), choice=Choice())
    hidden = Given(text="Doe het.", name=NameChoice.ANONYMOUS)
    give_advice(dilemma=dilemma, actor=adviser, key=uuid4(), given=hidden)
    assert not AdviceRemark.objects.exclude(author=None).exists()
    assert not DilemmaCase.objects.exists()
    kept = str(list(OutgoingMail.objects.values("recipient", "context")))
    assert asker.email not in kept
    assert not Notice.objects.filter(user=asker).exists()


def test_decoys_are_of_the_same_sector_before_any_other(site_home):
    agencies = [make_organisation(kind="executive_agency") for _ in range(3)]
    ministry = make_organisation(kind="ministry")
    for organisation in (*agencies, *[make_organisation() for _ in range(5)]):
        for _ in range(4):
            make_member(organisation)
    asker = make_member(ministry)
    given = {"readers": Readers.NOT_MY_ORGANISATION, "sector": "national"}
    dilemma = make_dilemma(asker, **given)
    kinds = set(dilemma.hidden_from.values_list("organisation__kind", flat=True))
    assert kinds == {"ministry", "executive_agency"}
    assert not dilemma.sector_withheld


def test_a_changed_sector_is_weighed_anew(asker, neighbours):
    for _ in range(4):
        make_member(make_organisation())
    dilemma = make_dilemma(asker, sector="municipality")
    assert not dilemma.sector_withheld
    writing.save_dilemma(dilemma=dilemma, actor=actor_for(asker), changes={"sector": "water_board"})
    row = DilemmaPage.objects.get(pk=dilemma.pk)
    checking.approve(
        dilemma=row, actor=actor_for(make_moderator()), version=writing.version_of(row)
    )
    row.refresh_from_db()
    assert (row.sector, row.sector_withheld) == ("water_board", True)


def test_an_editor_does_not_read_what_is_for_few(asker, neighbours):
    invited = [one.pk for one in neighbours[:3]]
    dilemma = make_dilemma(asker, readers=Readers.INVITED, choice={"invited_ids": invited})
    assert not sees(make_editor(), dilemma)
    assert sees(make_moderator(), dilemma)


def test_online_no_other_organisation_comes_beside_it(home, asker, neighbours):
    dilemma = make_dilemma(asker, name=NameChoice.PUBLIC)
    choice = Choice(name=NameChoice.PUBLIC, organisation_id=home.pk)
    with pytest.raises(DilemmaRefusedError, match="kan er niet meer bij"):
        writing.choose(dilemma=dilemma, actor=actor_for(asker), choice=choice)


@pytest.mark.parametrize("state", [DilemmaState.DRAFT, DilemmaState.INTAKE])
def test_whatever_put_it_live_what_was_not_checked_is_not_seen(asker, neighbours, state):
    dilemma = make_dilemma(asker, state=state, readers=Readers.EVERYONE)
    DilemmaPage.objects.filter(pk=dilemma.pk).update(live=True)
    assert not sees(None, dilemma)
    DilemmaPage.objects.filter(pk=dilemma.pk).update(state=DilemmaState.OPEN)
    assert not sees(None, dilemma)


def test_a_moderator_of_the_same_organisation_is_kept_out_too(home, asker, neighbours):
    dilemma = make_dilemma(asker, readers=Readers.NOT_MY_ORGANISATION)
    moderator = make_moderator()
    assert sees(moderator, dilemma)
    Membership.objects.create(user=moderator, organisation=home, state=MembershipState.ACTIVE)
    assert not sees(moderator, dilemma)
