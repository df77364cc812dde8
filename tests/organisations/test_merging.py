from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from alliantie.merging.carrying_out import carry_out
from alliantie.models import AuditEntry
from alliantie.visibility import Actor
from organisations.choices import (
    InvitedBy,
    MembershipRole,
    MembershipState,
    Verification,
)
from organisations.models import Invitation, Membership, Organisation
from organisations.policies import NotAllowedError
from organisations.services import merge_into_successor
from tests.factories.accounts import make_editor, make_user
from tests.factories.cases import make_case
from tests.factories.organisations import actor_of, make_member, make_organisation

pytestmark = pytest.mark.django_db
EDITOR = Actor(roles=frozenset({"editor"}))


@pytest.fixture
def pair(site_home):
    new = make_organisation("Gemeente Nieuw")
    return make_organisation("Gemeente Oud", successor=new), new


def test_people_domains_and_pages_go_along_and_twice_is_once(pair):
    old, new = pair
    member = make_member(old)
    former = make_member(old, state=MembershipState.ENDED)
    old.domains.create(domain="oud.example", verification=Verification.VERIFIED)
    case = make_case("Van vroeger", organisation=old, owner=member.user)
    for _again in range(2):
        assert merge_into_successor(organisation=old, actor=EDITOR) == new
    assert actor_of(member.user).organisation_ids == {new.pk}
    assert new.domains.get().domain == "oud.example"
    former.refresh_from_db()
    assert former.organisation == old
    case.refresh_from_db()
    assert case.organisation == new


def test_who_is_in_both_has_one_membership_the_stronger(pair):
    old, new = pair
    user = make_user()
    make_member(old, user=user, is_shown=True)
    waiting = Membership.objects.create(user=user, organisation=new)
    merge_into_successor(organisation=old, actor=EDITOR)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.is_shown) == (MembershipState.ACTIVE, False)
    assert user.memberships.count() == 1


@pytest.mark.parametrize("has_admin", [True, False])
def test_admins_stay_admin_only_where_there_is_none(pair, has_admin):
    old, new = pair
    admin = make_member(old, role=MembershipRole.ADMIN)
    if has_admin:
        make_member(new, role=MembershipRole.ADMIN)
    merge_into_successor(organisation=old, actor=EDITOR)
    assert bool(actor_of(admin.user).administers) is not has_admin


def test_open_invitations_go_along(pair):
    old, new = pair
    soon = timezone.now() + timedelta(days=1)
    for number, fields in enumerate(({}, {"withdrawn_at": timezone.now()})):
        Invitation.objects.create(
            by=InvitedBy.ADMIN, organisation=old, token_hash=str(number), expires_at=soon, **fields
        )
    merge_into_successor(organisation=old, actor=EDITOR)
    assert Invitation.objects.get(organisation=new).withdrawn_at is None


def test_only_editors_merge_and_without_successor_nothing_moves(pair):
    old, _new = pair
    admin = make_member(old, role=MembershipRole.ADMIN)
    with pytest.raises(NotAllowedError):
        merge_into_successor(organisation=old, actor=actor_of(admin.user))
    alone = make_organisation()
    make_member(alone)
    assert merge_into_successor(organisation=alone, actor=EDITOR) == alone
    assert not AuditEntry.objects.filter(action="organisation.merge").exists()


def test_editor_who_names_a_successor_merges(client, site_home, monkeypatch):
    client.force_login(make_editor())
    new, old = make_organisation("Gemeente Nieuw"), make_organisation("Gemeente Oud")
    member = make_member(old)
    form = {
        "name": old.name, "slug": old.slug, "kind": old.kind, "side": old.side,
        "listing": old.listing, "verification": old.verification, "other_names": "",
        "mail_domains": "", "successor": new.pk, "key": uuid4(),
    }  # fmt: skip
    url = reverse("wagtailsnippets_organisations_organisation:edit", args=[old.pk])

    def a_colleague_was_quicker(*, kept_key, **rest):
        Organisation.objects.filter(pk=kept_key).update(successor=make_organisation("Derde"))
        return carry_out(kept_key=kept_key, **rest)

    typed = {**form, "place": "Getypt aan Zee", "other_names": "Ook getypt"}
    add = reverse("wagtailsnippets_organisations_organisation:add")
    with monkeypatch.context() as patched:
        patched.setattr("organisations.cms_forms.carry_out", a_colleague_was_quicker)
        for address, name in ((url, old.name), (add, "Gemeente Erbij")):
            answer = client.post(address, {**typed, "name": name, "slug": slugify(name)})
            html = answer.content.decode()
            assert answer.status_code == 200
            for words in ("Een van de twee is er niet meer", "Getypt aan Zee", "Ook getypt"):
                assert words in html
    assert not Organisation.objects.filter(place="Getypt aan Zee").exists()
    assert not old.names.filter(name="Ook getypt").exists()
    client.post(url, form)
    assert actor_of(member.user).organisation_ids == {new.pk}


def test_whose_name_was_looked_for_stands_first(client, site_home):
    for name in ("Archief Nieuw Mosterdam", "Mosterdam en omstreken", "Mosterdam"):
        make_organisation(name)
    client.force_login(make_editor())
    page = client.get("/cms/samenvoegen/organisatie/", {"q": "mosterdam"}).content.decode()
    found = [page.index(f">{name}<") for name in ("Mosterdam", "Mosterdam en omstreken")]
    assert found == sorted(found)
    assert max(found) < page.index(">Archief Nieuw Mosterdam<")
