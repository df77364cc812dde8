from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from alliantie.models import AuditEntry, OutgoingMail
from alliantie.visibility import Actor
from organisations.choices import Listing, MembershipRole, MembershipState, Verification
from organisations.models import EmailDomain, Membership
from organisations.policies import NotAllowedError, OrganisationRefusedError, is_lid
from organisations.services import (
    accept_newcomer,
    admit_membership,
    end_membership,
    newcomer_domain,
    refuse_membership,
    request_membership,
    verify_domain,
)
from tests.factories.accounts import make_user
from tests.factories.organisations import actor_of, make_member, make_organisation

pytestmark = pytest.mark.django_db
EDITOR = Actor(user_id=None, roles=frozenset({"editor"}))


def ask(email="nieuw@zwolle.example", **fields):
    organisation = fields.pop("organisation", None) or make_organisation(**fields)
    user = make_user(email)
    return request_membership(user=user, organisation=organisation, function="Adviseur")


def test_request_gives_no_rights_yet():
    membership = ask()
    assert membership.state == MembershipState.REQUESTED
    assert not actor_of(membership.user).is_member
    assert not is_lid(membership.user.memberships.all())


def test_asking_twice_is_asking_once():
    membership = ask()
    again = request_membership(user=membership.user, organisation=membership.organisation)
    assert again == membership
    assert Membership.objects.count() == 1


def test_as_oneself_needs_a_sector():
    user = make_user()
    with pytest.raises(OrganisationRefusedError, match="als wie"):
        request_membership(user=user, organisation=None, sector="")
    with pytest.raises(OrganisationRefusedError):
        request_membership(user=user, organisation=None, sector="koning")
    one = request_membership(user=user, organisation=None, sector="journalist")
    assert request_membership(user=user, organisation=None, sector="student") == one


def test_admitted_member_has_rights_at_the_next_request_and_a_mail():
    membership = ask()
    admit_membership(membership=membership, actor=EDITOR)
    actor = actor_of(membership.user)
    assert actor.is_member
    assert actor.organisation_ids == {membership.organisation_id}
    assert OutgoingMail.objects.get().template == "membership_admitted"
    assert AuditEntry.objects.filter(action="membership.admit").count() == 1


def test_double_click_admits_once():
    membership = ask()
    stale = Membership.objects.get(pk=membership.pk)
    admit_membership(membership=membership, actor=EDITOR)
    admit_membership(membership=stale, actor=EDITOR)
    assert OutgoingMail.objects.count() == 1
    assert AuditEntry.objects.filter(action="membership.admit").count() == 1


def test_two_editors_who_disagree_the_second_is_told():
    membership = ask()
    stale = Membership.objects.get(pk=membership.pk)
    admit_membership(membership=membership, actor=EDITOR)
    with pytest.raises(OrganisationRefusedError, match="al beslist"):
        refuse_membership(membership=stale, actor=EDITOR)
    assert Membership.objects.get(pk=membership.pk).state == MembershipState.ACTIVE


def test_refused_gets_a_mail_with_the_reason_and_may_ask_again():
    membership = ask()
    refuse_membership(membership=membership, actor=EDITOR, reason="We kennen je niet.")
    assert OutgoingMail.objects.get().context["reason"] == "We kennen je niet."
    again = request_membership(user=membership.user, organisation=membership.organisation)
    assert again.pk != membership.pk


def test_ended_membership_ends_rights_at_the_next_request():
    membership = make_member(make_organisation())
    assert actor_of(membership.user).is_member
    end_membership(membership=membership, actor=EDITOR)
    assert not actor_of(membership.user).is_member
    assert not is_lid([membership])


def test_member_may_leave_but_not_end_another():
    organisation = make_organisation()
    one, other = make_member(organisation), make_member(organisation)
    with pytest.raises(NotAllowedError):
        end_membership(membership=other, actor=actor_of(one.user))
    end_membership(membership=one, actor=actor_of(one.user))
    assert actor_of(other.user).is_member


def test_who_admits():
    membership = ask()
    organisation = membership.organisation
    admin = make_member(organisation, role=MembershipRole.ADMIN)
    outsider = make_member(make_organisation(), role=MembershipRole.ADMIN)
    for person in (make_member(organisation), outsider, membership):
        with pytest.raises(NotAllowedError):
            admit_membership(membership=membership, actor=actor_of(person.user))
    membership.refresh_from_db()
    assert membership.state == MembershipState.REQUESTED
    admit_membership(membership=membership, actor=actor_of(admin.user))
    assert membership.state == MembershipState.ACTIVE


def test_former_administrator_admits_nobody():
    membership = ask()
    admin = make_member(membership.organisation, role=MembershipRole.ADMIN)
    end_membership(membership=admin, actor=EDITOR)
    with pytest.raises(NotAllowedError):
        admit_membership(membership=membership, actor=actor_of(admin.user))


def test_one_click_accepts_person_organisation_and_domain():
    membership = ask("ana@dorpskracht.example", listing=Listing.PROPOSED)
    assert newcomer_domain(membership) == "dorpskracht.example"
    accept_newcomer(membership=membership, actor=EDITOR, verify_domain=True)
    organisation = membership.organisation
    organisation.refresh_from_db()
    assert organisation.listing == Listing.LISTED
    assert organisation.verification == Verification.VERIFIED
    assert membership.state == MembershipState.ACTIVE
    assert EmailDomain.objects.get().verification == Verification.VERIFIED
    colleague = ask("bo@dorpskracht.example", organisation=organisation)
    assert colleague.state == MembershipState.ACTIVE
    assert newcomer_domain(colleague) == ""


def test_unconfirmed_address_opens_no_door():
    organisation = make_organisation()
    verify_domain(organisation=organisation, domain="zwolle.example", actor=EDITOR)
    user = make_user("bedrog@zwolle.example", verified=False)
    assert not EmailAddress.objects.filter(user=user, verified=True).exists()
    membership = request_membership(user=user, organisation=organisation)
    assert membership.state == MembershipState.REQUESTED


def test_domain_opens_only_its_own_organisation():
    organisation = make_organisation()
    verify_domain(organisation=organisation, domain="zwolle.example", actor=EDITOR)
    membership = ask("x@zwolle.example", organisation=make_organisation())
    assert membership.state == MembershipState.REQUESTED
    with pytest.raises(OrganisationRefusedError, match="andere organisatie"):
        verify_domain(organisation=membership.organisation, domain="ZWOLLE.example", actor=EDITOR)


@pytest.mark.parametrize("domain", ["gmail.com", "Outlook.com", "ziggo.nl", "nodot", "", "a b.nl"])
def test_free_mail_is_never_verified(domain):
    organisation = make_organisation()
    with pytest.raises(OrganisationRefusedError, match="kan niet bevestigd"):
        verify_domain(organisation=organisation, domain=domain, actor=EDITOR)
    assert not EmailDomain.objects.exists()


def test_one_click_with_free_mail_changes_nothing():
    membership = ask("iemand@gmail.com", listing=Listing.PROPOSED)
    assert newcomer_domain(membership) == ""
    with pytest.raises(OrganisationRefusedError):
        accept_newcomer(membership=membership, actor=EDITOR, verify_domain=True)
    membership.refresh_from_db()
    membership.organisation.refresh_from_db()
    assert membership.state == MembershipState.REQUESTED
    assert membership.organisation.listing == Listing.PROPOSED


def test_only_editors_accept_newcomers():
    membership = ask(listing=Listing.PROPOSED)
    admin = make_member(membership.organisation, role=MembershipRole.ADMIN)
    with pytest.raises(NotAllowedError):
        accept_newcomer(membership=membership, actor=actor_of(admin.user), verify_domain=False)


def test_lid_is_active_today():
    today = timezone.localdate()
    membership = make_member(make_organisation(), ended_on=today + timedelta(days=1))
    assert is_lid([membership], today=today)
    assert not is_lid([membership], today=today + timedelta(days=1))
    assert not is_lid([], today=today)


def test_mails_render_in_dutch(run_tasks, mailoutbox):
    membership = ask()
    admit_membership(membership=membership, actor=EDITOR)
    end_membership(membership=membership, actor=EDITOR)
    refused = ask("ander@zwolle.example", organisation=membership.organisation)
    refuse_membership(membership=refused, actor=EDITOR, reason="R & D <b>")
    run_tasks()
    assert len(mailoutbox) == 3
    assert "R & D <b>" in mailoutbox[2].body
    assert all(membership.organisation.name in mail.subject for mail in mailoutbox)
