import pytest
from django.core.cache import cache
from django.urls import reverse

from accounts.models import User
from alliantie.models import AuditEntry, OutgoingMail
from alliantie.visibility import Actor
from cases.policies.writing import WritingRefusedError, check_edit
from cases.writers import work_of, writer_of
from organisations.choices import MembershipRole, MembershipState
from organisations.models import Membership
from organisations.policies import LastAdminError, OrganisationRefusedError
from organisations.services import end_membership, hand_over, leave, make_admin, take_admin
from tests.factories.accounts import make_editor, make_user
from tests.factories.cases import make_case
from tests.factories.organisations import actor_of, make_member, make_organisation

pytestmark = pytest.mark.django_db
DECISIONS = ["toelaten", "weiger", "beeindig", "maak-beheerder", "neem-beheer-terug"]


@pytest.fixture(autouse=True)
def _fresh_throttles(site_home):
    cache.clear()


@pytest.fixture
def organisation():
    return make_organisation("Gemeente Aalten")


@pytest.fixture
def admin(organisation):
    return make_member(organisation, "baas@example.org", role=MembershipRole.ADMIN)


def ask(organisation, email="vraagt@aalten.example", **fields):
    user = make_user(email, **fields)
    return Membership.objects.create(user=user, organisation=organisation, function="Griffier")


def decide(client, membership, decision, slug="", **more):
    url = reverse("memberships:decide", args=[slug or membership.organisation.slug, membership.pk])
    answer = client.post(url, {"besluit": decision, **more})
    membership.refresh_from_db()
    return answer


def own(client, name, membership, **form):
    return client.post(reverse(f"memberships:{name}", args=[membership.pk]), form)


def test_admin_admits_refuses_and_ends(client, organisation, admin):
    client.force_login(admin.user)
    one, two = ask(organisation), ask(organisation, "twee@example.org")
    decide(client, one, "toelaten")
    assert one.state == MembershipState.ACTIVE
    decide(client, two, "weiger", reden="Je werkt hier niet.")
    assert two.state == MembershipState.REFUSED
    mail = OutgoingMail.objects.get(template="membership_refused")
    assert mail.context["reason"] == "Je werkt hier niet."
    decide(client, one, "beeindig")
    assert one.state == MembershipState.ENDED
    assert not actor_of(one.user).is_member


def test_page_says_who_without_any_address(client, organisation, admin):
    ask(organisation, "geheim@aalten.example", first_name="Sanne", last_name="Smit")
    ask(organisation, "naamloos@gmail.com", first_name="", last_name="")
    client.force_login(admin.user)
    page = client.get(reverse("memberships:care", args=[organisation.slug])).content.decode()
    assert "Sanne Smit" in page
    assert "Krijgt mail bij aalten.example" in page
    assert "Naam onbekend" in page
    assert "geheim" not in page
    assert "gmail.com" not in page


@pytest.mark.parametrize("decision", DECISIONS)
def test_admin_of_another_organisation_decides_nothing(client, organisation, admin, decision):
    other = make_organisation()
    stranger = make_member(other, role=MembershipRole.ADMIN)
    client.force_login(stranger.user)
    for membership in (ask(organisation), make_member(organisation), admin):
        before = (membership.state, membership.role)
        assert decide(client, membership, decision).status_code == 404
        assert decide(client, membership, decision, slug=other.slug).status_code == 404
        assert (membership.state, membership.role) == before
    assert client.get(reverse("memberships:care", args=[organisation.slug])).status_code == 404


@pytest.mark.parametrize("decision", DECISIONS)
def test_member_and_ended_admin_with_an_open_form_decide_nothing(client, organisation, decision):
    member = make_member(organisation)
    ended = make_member(organisation, role=MembershipRole.ADMIN)
    client.force_login(ended.user)
    assert client.get(reverse("memberships:care", args=[organisation.slug])).status_code == 200
    Membership.objects.filter(pk=ended.pk).update(state=MembershipState.ENDED)
    waiting = ask(organisation)
    for who in (ended, member):
        client.force_login(who.user)
        assert decide(client, waiting, decision).status_code == 404
        assert decide(client, member, decision).status_code == 404
    assert waiting.state == MembershipState.REQUESTED


def test_looking_decides_nothing_and_unknown_decisions_do_not_exist(client, organisation, admin):
    waiting = ask(organisation)
    client.force_login(admin.user)
    url = reverse("memberships:decide", args=[organisation.slug, waiting.pk])
    assert client.get(url, {"besluit": "toelaten"}).status_code == 405
    assert decide(client, waiting, "verwijder").status_code == 404
    assert waiting.state == MembershipState.REQUESTED


def test_editor_looks_after_every_organisation(client, organisation):
    client.force_login(make_editor())
    member = make_member(organisation)
    decide(client, member, "maak-beheerder")
    assert member.role == MembershipRole.ADMIN


def test_role_is_given_once_and_never_to_who_left(client, organisation, admin):
    member = make_member(organisation)
    actor = actor_of(admin.user)
    make_admin(membership=member, actor=actor)
    make_admin(membership=Membership.objects.get(pk=member.pk), actor=actor)
    assert AuditEntry.objects.filter(action="membership.make_admin").count() == 1
    gone = make_member(organisation)
    stale = Membership.objects.get(pk=gone.pk)
    end_membership(membership=gone, actor=actor)
    with pytest.raises(OrganisationRefusedError, match="niet \\(meer\\) mee"):
        make_admin(membership=stale, actor=actor)
    assert Membership.objects.get(pk=gone.pk).role == MembershipRole.MEMBER


def test_last_admin_leaves_only_after_saying_who_or_that_nobody(client, organisation, admin):
    client.force_login(admin.user)
    answer = own(client, "stop", admin, successor="")
    assert answer.status_code == 400
    assert "enige beheerder" in answer.content.decode()
    assert actor_of(admin.user).administers == {organisation.pk}
    colleague = make_member(organisation)
    own(client, "stop", admin, successor=str(colleague.pk))
    colleague.refresh_from_db()
    assert colleague.role == MembershipRole.ADMIN
    assert not actor_of(admin.user).is_member
    client.force_login(colleague.user)
    own(client, "stop", colleague, successor="", without_admin="on")
    assert not Membership.objects.active().exists()


def test_last_admin_by_any_other_way_is_refused_too(organisation, admin):
    actor = actor_of(admin.user)
    suspended = make_member(organisation, role=MembershipRole.ADMIN)
    User.objects.filter(pk=suspended.user_id).update(is_active=False)
    for change in (leave, end_membership, take_admin):
        with pytest.raises(LastAdminError):
            change(membership=admin, actor=actor)
    make_member(organisation, role=MembershipRole.ADMIN)
    leave(membership=admin, actor=actor)


def test_handing_over_is_within_one_organisation(client, organisation, admin):
    elsewhere = make_member(make_organisation())
    client.force_login(admin.user)
    assert own(client, "pass_on", admin, successor=str(elsewhere.pk)).status_code == 400
    with pytest.raises(OrganisationRefusedError, match="collega"):
        hand_over(membership=admin, successor=elsewhere, actor=actor_of(admin.user))
    colleague = make_member(organisation)
    own(client, "pass_on", admin, successor=str(colleague.pk))
    admins = Membership.objects.administrators().values_list("pk", flat=True)
    assert list(admins) == [colleague.pk]
    assert actor_of(admin.user).is_member


@pytest.mark.parametrize("name", ["mine", "stop", "pass_on", "offer"])
def test_membership_of_somebody_else_does_not_exist(client, organisation, admin, name):
    client.force_login(make_member(organisation).user)
    assert own(client, name, admin, function="x", successor="").status_code == 404
    assert actor_of(admin.user).administers == {organisation.pk}


def test_person_in_three_organisations_leaves_one(client, organisation):
    user = make_user()
    others = [make_organisation(), make_organisation()]
    here, *_rest = [make_member(one, user=user) for one in (organisation, *others)]
    client.force_login(user)
    assert client.get("/mijn/organisaties/").content.decode().count("Je doet mee.") == 3
    own(client, "mine", here, function="Wethouder", is_shown="on")
    assert "Wethouder" in client.get(organisation.get_absolute_url()).content.decode()
    own(client, "stop", here, successor="")
    assert actor_of(user).organisation_ids == {one.pk for one in others}


def test_organisation_without_admin_member_offers_and_editor_gives(client, organisation):
    member = make_member(organisation)
    client.force_login(member.user)
    for _click in range(2):
        own(client, "offer", member)
    assert AuditEntry.objects.filter(action="membership.ask_admin").count() == 1
    assert client.post(reverse("decide_admin", args=[member.pk])).status_code == 302
    assert not actor_of(member.user).administers
    client.force_login(make_editor())
    assert "Maak beheerder" in client.get(reverse("organisation_requests")).content.decode()
    client.post(reverse("decide_admin", args=[member.pk]))
    assert actor_of(member.user).administers == {organisation.pk}
    assert "Maak beheerder" not in client.get(reverse("organisation_requests")).content.decode()


def test_who_has_an_admin_asks_the_admin(client, organisation, admin):
    member = make_member(organisation)
    client.force_login(member.user)
    own(client, "offer", member)
    member.refresh_from_db()
    assert member.admin_asked_at is None


def test_editor_lets_in_and_makes_admin_with_one_click(client, organisation):
    waiting = ask(organisation)
    client.force_login(make_editor())
    assert (
        "Laat toe en maak beheerder"
        in client.get(reverse("organisation_requests")).content.decode()
    )
    client.post(reverse("decide_membership", args=[waiting.pk]), {"besluit": "als-beheerder"})
    assert actor_of(waiting.user).administers == {organisation.pk}


def test_signed_out_admin_gets_back_the_reason_she_typed(client, organisation, admin):
    answer = decide(client, ask(organisation), "weiger", reden="Ik ken deze persoon niet.")
    assert answer.status_code == 401
    assert "Ik ken deze persoon niet." in answer.content.decode()


def test_former_member_cannot_edit_what_is_online_for_the_organisation(organisation):
    member = make_member(organisation)
    make_member(make_organisation(), user=member.user)  # still a member elsewhere
    case = make_case("Online", organisation=organisation, owner=member.user)
    check_edit(writer_of(actor_of(member.user)), work_of(case))
    end_membership(membership=member, actor=Actor(roles=frozenset({"editor"})))
    with pytest.raises(WritingRefusedError, match="beëindigd"):
        check_edit(writer_of(actor_of(member.user)), work_of(case))
    case.refresh_from_db()
    assert case.organisation == organisation
    assert case.live
