import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notice, User
from alliantie.models import OutgoingMail, Receipt
from organisations.choices import (
    InvitationState,
    InvitedBy,
    Listing,
    MembershipRole,
    MembershipState,
)
from organisations.models import Invitation, Membership
from organisations.policies import GoneError, NotAllowedError
from organisations.services import (
    Asked,
    Face,
    accept_invitation,
    forget_invited,
    make_invitation,
    withdraw_invitation,
)
from tests.factories.accounts import make_editor, make_user
from tests.factories.organisations import actor_of, make_member, make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_throttles(site_home):
    cache.clear()


@pytest.fixture
def organisation():
    return make_organisation("Gemeente Aalten")


@pytest.fixture
def admin(organisation):
    user = make_user("baas@example.org", first_name="Bea", last_name="Baas")
    return make_member(organisation, user=user, role=MembershipRole.ADMIN)


def invited(admin, email="gevraagd@aalten.example", name="Kees Komt"):
    """Invite; give the path of the link as it stands in the mail."""
    made = make_invitation(
        asked=Asked(name=name, email=email, organisation=admin.organisation),
        by=InvitedBy.ADMIN,
        actor=actor_of(admin.user),
        key=uuid4(),
    )
    return "/uitnodiging/" + made.link.rpartition("/uitnodiging/")[2]


def test_admin_invites_by_mail_and_only_the_mail_knows_the_link(client, organisation, admin):
    client.force_login(admin.user)
    url = reverse("memberships:invite", args=[organisation.slug])
    key = re.search(r'name="key" value="([^"]+)"', client.get(url).content.decode())[1]
    form = {"name": "Kees Komt", "email": "kees@aalten.example", "key": key}
    for _click in range(2):
        page = client.post(url, form, follow=True).content.decode()
    assert "Kees Komt" in page
    assert "kees@aalten.example" not in page
    link = OutgoingMail.objects.get(template="invitation").context["link"]
    token = link.rstrip("/").rpartition("/")[2]
    assert token not in page
    invitation = Invitation.objects.get()
    kept = [*vars(invitation).values(), *(row.answer for row in Receipt.objects.all())]
    assert not [one for one in kept if token in str(one)]


def test_mail_is_whole_and_forgets_the_link_once_sent(admin, run_tasks, mailoutbox):
    link = invited(admin)
    run_tasks()
    assert mailoutbox[0].to == ["gevraagd@aalten.example"]
    assert "Bea Baas vraagt je om mee te doen" in mailoutbox[0].body
    assert link in mailoutbox[0].body
    assert OutgoingMail.objects.get(template="invitation").context == {}


def test_mistyped_address_is_given_back(client, organisation, admin):
    client.force_login(admin.user)
    url = reverse("memberships:invite", args=[organisation.slug])
    answer = client.post(url, {"name": "Kees", "email": "kees", "key": uuid4()})
    assert answer.status_code == 400
    assert 'value="Kees"' in answer.content.decode()
    assert not Invitation.objects.exists()


def test_twenty_a_day_and_three_to_one_address(client, organisation, admin):
    client.force_login(admin.user)
    url = reverse("memberships:invite", args=[organisation.slug])

    def send(email):
        return client.post(url, {"name": "K", "email": email, "key": uuid4()}).status_code

    assert [send("zelfde@aalten.example") for _ in range(4)] == [302, 302, 302, 429]
    rest = [send(f"nummer{number}@aalten.example") for number in range(18)]
    assert rest == [302] * 16 + [429] * 2
    assert Invitation.objects.count() == 19


def test_only_who_looks_after_it_invites(client, organisation, admin):
    stranger = make_member(make_organisation(), role=MembershipRole.ADMIN)
    member = make_member(organisation)
    invited(admin)
    row = Invitation.objects.get()
    for who in (stranger, member):
        client.force_login(who.user)
        url = reverse("memberships:invite", args=[organisation.slug])
        assert client.post(url, {"name": "K", "email": "k@x.nl", "key": uuid4()}).status_code == 404
        url = reverse("memberships:withdraw", args=[organisation.slug, row.pk])
        assert client.post(url).status_code == 404
        own = reverse("memberships:withdraw", args=[who.organisation.slug, row.pk])
        assert client.post(own).status_code == 404
        with pytest.raises(NotAllowedError):
            withdraw_invitation(invitation=row, actor=actor_of(who.user))
        with pytest.raises(NotAllowedError):
            make_invitation(
                asked=Asked(name="K", organisation=organisation),
                by=InvitedBy.ADMIN,
                actor=actor_of(who.user),
                key=uuid4(),
            )
    assert Invitation.objects.get().state == InvitationState.OPEN


def test_looking_changes_nothing_whoever_opens_it(client, admin):
    link = invited(admin)
    page = client.get(link).content.decode()
    assert "Bea Baas nodigt je uit" in page
    assert "Gemeente Aalten" in page
    assert "baas@example.org" not in page
    assert "gevraagd@aalten.example" not in page
    client.force_login(make_user())
    client.get(link)
    client.head(link)
    assert Invitation.objects.get().state == InvitationState.OPEN
    assert Membership.objects.count() == 1


def test_link_leads_to_an_account_and_back(client, admin):
    link = invited(admin)
    assert f"/account/signup/?next={link.replace('/', '%2F')}" in client.get(link).content.decode()
    answer = client.post(link, {"function": "Griffier"})
    assert answer["Location"] == f"{link}?function=Griffier"
    assert Invitation.objects.get().state == InvitationState.OPEN


def test_any_account_accepts_once_and_the_inviter_sees_who_came(client, organisation, admin):
    link = invited(admin)
    first = make_user("ander@elders.example", first_name="Anders", last_name="Dan")
    client.force_login(first)
    for _click in range(2):
        client.post(link, {"function": "Griffier"})
    member = Membership.objects.get(user=first)
    assert (member.state, member.function) == (MembershipState.ACTIVE, "Griffier")
    client.force_login(make_user("later@example.org"))
    assert client.post(link).status_code == 410
    assert "al gebruikt" in client.get(link).content.decode()
    assert Membership.objects.count() == 2
    client.force_login(admin.user)
    page = client.get(reverse("memberships:care", args=[organisation.slug])).content.decode()
    assert "Aangenomen: Anders Dan" in page
    assert Notice.objects.filter(user=admin.user, kind="invitation-accepted").count() == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"expires_at": timezone.now() - timedelta(minutes=1)}, "verlopen"),
        ({"withdrawn_at": timezone.now()}, "ingetrokken"),
    ],
)
def test_link_that_ended_does_nothing(client, admin, change, sentence):
    link = invited(admin)
    Invitation.objects.update(**change)
    user = make_user()
    client.force_login(user)
    answer = client.post(link)
    assert answer.status_code == 410
    assert sentence in answer.content.decode()
    with pytest.raises(GoneError, match=sentence):
        accept_invitation(invitation=Invitation.objects.get(), user=user, face=Face())
    assert not user.memberships.exists()


def test_made_up_link_does_not_exist(client, admin):
    invited(admin)
    row = Invitation.objects.get()
    for token in ("x", str(row.pk), row.token_hash, "a" * 43):
        assert client.get(f"/uitnodiging/{token}/").status_code == 404


def test_admin_withdraws_and_hears_when_it_was_used_first(client, organisation, admin):
    link = invited(admin)
    client.force_login(admin.user)
    row = Invitation.objects.get()
    url = reverse("memberships:withdraw", args=[organisation.slug, row.pk])
    assert client.get(url).status_code == 405
    for _click in range(2):
        client.post(url)
    assert client.get(link).status_code == 410
    invited(admin, "twee@aalten.example")
    second = Invitation.objects.get(withdrawn_at=None)
    accept_invitation(invitation=second, user=make_user(), face=Face())
    url = reverse("memberships:withdraw", args=[organisation.slug, second.pk])
    assert "al gebruikt" in client.post(url, follow=True).content.decode()


def test_who_lost_the_right_to_admit_lets_nobody_in(organisation, admin):
    links = [invited(admin, f"n{number}@aalten.example") for number in range(2)]
    assert len(links) == 2
    one, two = Invitation.objects.all()
    Membership.objects.filter(pk=admin.pk).update(role=MembershipRole.MEMBER)
    asked = accept_invitation(invitation=one, user=make_user("a@x.nl"), face=Face())
    assert asked.state == MembershipState.REQUESTED
    Membership.objects.filter(pk=admin.pk).update(role=MembershipRole.ADMIN)
    User.objects.filter(pk=admin.user_id).update(is_active=False)
    asked = accept_invitation(invitation=two, user=make_user("b@x.nl"), face=Face())
    assert asked.state == MembershipState.REQUESTED


def test_organisation_that_was_refused_since_takes_nobody(organisation, admin):
    invited(admin)
    type(organisation).objects.update(listing=Listing.HIDDEN)
    asked = accept_invitation(
        invitation=Invitation.objects.get(), user=make_user("a@x.nl"), face=Face()
    )
    assert asked.state == MembershipState.REQUESTED


def test_request_that_waits_is_admitted_by_the_invitation(organisation, admin):
    user = make_user()
    waiting = Membership.objects.create(user=user, organisation=organisation)
    invited(admin)
    accept_invitation(invitation=Invitation.objects.get(), user=user, face=Face())
    waiting.refresh_from_db()
    assert waiting.state == MembershipState.ACTIVE
    assert user.memberships.count() == 1


def test_suspended_account_accepts_nothing(client, admin):
    link = invited(admin)
    user = make_user()
    client.force_login(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    client.post(link)
    with pytest.raises(NotAllowedError):
        accept_invitation(invitation=Invitation.objects.get(), user=user, face=Face())
    assert Invitation.objects.get().state == InvitationState.OPEN
    assert not user.memberships.exists()


def test_invitation_of_an_editor_lets_a_resident_in(client):
    editor = make_editor()
    made = make_invitation(
        asked=Asked(name="Ina", sector="resident"),
        by=InvitedBy.EDITOR,
        actor=actor_of(editor),
        key=uuid4(),
    )
    link = "/uitnodiging/" + made.link.rpartition("/uitnodiging/")[2]
    user = make_user()
    client.force_login(user)
    page = client.get(link).content.decode()
    assert "De redactie van de Alliantie nodigt je uit" in page
    assert "Redacteur" not in page
    client.post(link)
    assert actor_of(user).is_member
    assert not OutgoingMail.objects.filter(template="invitation").exists()


def test_names_and_addresses_are_forgotten_thirty_days_after_the_end(admin):
    for number in range(3):
        invited(admin, f"n{number}@aalten.example")
    old, recent, _open = Invitation.objects.all()
    long_ago = timezone.now() - timedelta(days=31)
    Invitation.objects.filter(pk=old.pk).update(expires_at=long_ago)
    Invitation.objects.filter(pk=recent.pk).update(withdrawn_at=timezone.now())
    assert forget_invited() == 1
    assert forget_invited() == 0
    old.refresh_from_db()
    assert (old.name, old.email) == ("", "")
    assert Invitation.objects.exclude(email="").count() == 2
