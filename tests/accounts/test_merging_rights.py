"""Within the week of a merge and after it nobody comes out with more, or with less, than they had."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.erasing.account import erase_account, erase_by
from accounts.erasing.merged import erase_merged
from accounts.erasing.replay import _lines
from accounts.models import AccountClaim, Notice, Trust, User
from accounts.policies import AccountRuleError
from alliantie.choices import Role
from alliantie.merging.policies import MergeRefusedError
from alliantie.merging.undoing import undo
from alliantie.models import Merge
from alliantie.visibility import Actor
from events.choices import RegistrationState
from events.models import Registration
from organisations.choices import MembershipRole, MembershipState, Sector
from organisations.models import Invitation, Membership
from organisations.services.administering import leave, take_admin
from people.models import Block, Person
from people.services.profiles import curate_profile
from reports.choices import DossierState
from reports.models import Dossier
from tests.factories.accounts import make_user
from tests.factories.events import make_event, make_registration
from tests.factories.merging import editor, make_claim, merge_accounts
from tests.factories.organisations import actor_of, make_member, make_organisation
from tests.factories.people import make_person
from tests.factories.reports import make_dossier

pytestmark = pytest.mark.django_db
ADMIN = editor(role=Role.SITE_ADMIN)
DESK = editor()


def role_in(organisation, user) -> str:
    """Give the role somebody has there now, or nothing."""
    own = Membership.objects.filter(user=user, organisation=organisation, state="active")
    return own.values_list("role", flat=True).first() or ""


def of(user, organisation):
    return Membership.objects.get(user=user, organisation=organisation, state="active")


def rows(model, **those) -> list[dict]:
    return list(model.objects.filter(**those).order_by("pk").values())


def test_what_an_organisation_took_away_in_the_week_does_not_come_back(pair):
    """Put out, made a member again, or left alone: undoing gives nobody more than the organisation left."""
    gone, kept = pair
    admin, member = MembershipRole.ADMIN, MembershipRole.MEMBER
    out, lower, both, again, alone = (make_organisation() for _number in range(5))
    boss = {one.pk: make_member(one, role=admin).user for one in (out, lower, both, again)}
    roles = {out: (member, member), lower: (admin, member), both: (admin, admin)}
    roles |= {again: (member, member), alone: (admin, member)}
    for organisation, (one, other) in roles.items():
        make_member(organisation, user=gone, role=one)
        make_member(organisation, user=kept, role=other)
    make_member(user=gone, sector=Sector.JOURNALIST)
    own = make_member(user=kept, state=MembershipState.REQUESTED)
    as_themselves = rows(Membership, organisation=None)
    done = merge_accounts(gone, kept)
    (once,) = Membership.objects.filter(organisation=None)
    assert (once.pk, once.state, once.sector) == (own.pk, "active", "journalist")
    leave(membership=of(kept, out), actor=actor_of(kept))
    for organisation in (lower, both):
        take_admin(membership=of(kept, organisation), actor=actor_of(boss[organisation.pk]))
    leave(membership=of(kept, again), actor=actor_of(kept))
    make_member(again, user=kept, state=MembershipState.REQUESTED)
    assert role_in(alone, kept) == admin
    undo(merge=done, actor=ADMIN)
    left = {one: (role_in(one, gone), role_in(one, kept)) for one in roles}
    assert left == {
        out: ("", ""), lower: (member, member), both: (member, member), again: ("", ""),
        alone: (admin, member),
    }  # fmt: skip
    assert rows(Membership, organisation=None) == as_themselves


def check_reported(pair, profiles) -> tuple[Merge, list]:
    """Merge once no two dossiers stand against each other; what was reported goes along."""
    dossier, other = (make_dossier("persoon", one.pk) for one in profiles)
    with pytest.raises(MergeRefusedError, match="Handel dat eerst af"):
        merge_accounts(*pair)
    AccountClaim.objects.all().delete()
    other.delete()
    old = make_dossier("persoon", profiles[0].pk, state=DossierState.HIDDEN)
    done = merge_accounts(*pair)
    assert set(Dossier.objects.values_list("key", flat=True)) == {profiles[1].pk}
    return done, [dossier, old]


def test_who_was_reported_blocked_or_hidden_is_so_with_the_other_too(pair):
    gone, kept = pair
    profiles = [make_person(user=user) for user in pair]
    early, late, own = (make_user(f"{one}@elders.example") for one in ("eerder", "later", "zelf"))
    Block.objects.create(blocker=early, blocked=kept)
    done, dossiers = check_reported(pair, profiles)
    Block.objects.create(blocker=late, blocked=kept)
    Block.objects.create(blocker=kept, blocked=own)
    curate_profile(person=profiles[1], changes={}, held_back=True, actor=DESK)
    Trust.objects.create(user=kept, withdrawn_at=timezone.now(), reason="Nee")
    undo(merge=done, actor=ADMIN)
    assert set(Block.objects.values_list("blocker", "blocked")) == {
        (early.pk, kept.pk), (late.pk, kept.pk), (late.pk, gone.pk), (kept.pk, own.pk),
        (gone.pk, own.pk),
    }  # fmt: skip
    assert set(Person.objects.filter(held_back=True, hidden_at__isnull=False)) == set(profiles)
    withdrawn = Trust.objects.filter(reason="Nee").values_list("user", flat=True)
    assert set(withdrawn) == {gone.pk, kept.pk}
    assert {one["id"] for one in rows(Dossier, key=profiles[0].pk)} == {one.pk for one in dossiers}


def test_the_better_place_at_a_meeting_and_the_stricter_trust_stay(pair):
    """A seat goes before an offer and an offer before the line, and all is as it was after undoing."""
    gone, kept = pair
    seat, offer, line = (
        {"state": RegistrationState.CONFIRMED},
        {"state": RegistrationState.OFFERED, "offered_until": timezone.now() + timedelta(days=1)},
        {"state": RegistrationState.WAITING},
    )
    places = [
        (seat, line | {"ticket": 1}, 0),
        (seat, offer, 0),
        (line | {"ticket": 1}, line | {"ticket": 2}, 0),
        (offer, seat, 1),
        (seat, seat, 1),
    ]
    better = []
    for one, other, stays in places:
        event = make_event()
        two = make_registration(event, gone, **one), make_registration(event, kept, **other)
        better.append(two[stays].pk)
    now = timezone.now()
    Trust.objects.create(user=gone, withdrawn_at=now, reason="Reclame")
    Trust.objects.create(user=kept, given_at=now)
    before = rows(Registration), rows(Trust)
    done = merge_accounts(gone, kept)
    own = kept.registrations.exclude(state=RegistrationState.CANCELLED)
    assert sorted(own.values_list("pk", flat=True)) == sorted(better)
    trust = Trust.objects.get(user=kept)
    assert (trust.given_at, trust.withdrawn_at, trust.reason) == (None, now, "Reclame")
    undo(merge=done, actor=ADMIN)
    assert (rows(Registration), rows(Trust)) == before


def invitation(email, user) -> Invitation:
    return Invitation.objects.create(
        by="editor", sector="resident", email=email, name="Anna", accepted_by=user,
        token_hash="x", expires_at=timezone.now(),
    )  # fmt: skip


def test_the_closed_account_is_erased_by_the_week_alone_and_leaves_the_other_what_is_theirs(
    pair, settings, tmp_path
):
    settings.ERASED_LIST = tmp_path / "erased"
    gone, kept = pair
    make_person("Anna B. Bakker", user=gone)
    make_person("Anna b. Bakker", user=kept)
    told = Notice.objects.create(user=kept, kind="test", text="Anna B. Bakker kwam", once_key="x")
    third, fourth = make_user("derde@werk.example"), make_user("vierde@werk.example")
    asked = make_claim(gone, third, address="oudst@x.example", confirmed_at=None)
    make_claim(kept, fourth, confirmed_at=None)
    row = invitation(gone.email, gone)
    merge_accounts(gone, kept)
    assert set(AccountClaim.objects.values_list("kept", flat=True)) == {third.pk, fourth.pk}
    for erased in (lambda: erase_by(user=gone, actor=Actor(user_id=1, roles=ADMIN.roles), origin="cms"),
                   lambda: erase_account(user=gone, actor_id=None, origin="worker")):  # fmt: skip
        with pytest.raises(AccountRuleError, match="ongedaan"):
            erased()
    assert (User.objects.filter(pk=gone.pk).exists(), list(_lines())) == (True, [])
    Merge.objects.update(undoable_until=timezone.now() - timedelta(minutes=1))
    assert erase_merged() == 1
    asked.refresh_from_db()
    assert (asked.gone_id, asked.address) == (None, "oudst@x.example")
    row.refresh_from_db()
    assert (row.email, row.accepted_by_id) == ("", kept.pk)
    assert Notice.objects.get(pk=told.pk).text == told.text, "who stayed is called so too"
