import pytest
from django.urls import reverse

from accounts.models import User
from alliantie.models import AuditEntry
from organisations.choices import Listing, MembershipState, Verification
from organisations.models import Membership, Organisation
from organisations.resolving import Resolver
from organisations.services import request_membership
from tests.factories.accounts import PASSWORD, make_editor, make_user
from tests.factories.organisations import make_member, make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def cms(client, site_home):
    """A browser of an editor."""
    client.force_login(make_editor())
    return client


def waiting(email="nieuw@dorp.example", **fields):
    organisation = make_organisation("Dorpshuis Kanaal", kind="ngo", **fields)
    return request_membership(user=make_user(email), organisation=organisation)


def form(organisation, **changes):
    return {
        "name": organisation.name, "slug": organisation.slug, "kind": organisation.kind,
        "side": organisation.side, "listing": organisation.listing, "other_names": "",
        "mail_domains": "", "verification": organisation.verification, **changes,
    }  # fmt: skip


def test_requests_stand_oldest_first_with_everything_to_decide(cms):
    waiting(listing=Listing.PROPOSED)
    make_organisation("Alleen voorgesteld", listing=Listing.PROPOSED)
    request_membership(user=make_user("later@gmail.com"), organisation=None, sector="student")
    page = cms.get(reverse("organisation_requests")).content.decode()
    assert page.index("nieuw@dorp.example") < page.index("later@gmail.com")
    assert "iedereen van dorp.example" in page
    assert "iedereen van gmail.com" not in page
    assert page.count("Alleen voorgesteld") == 1
    assert "Wie wil meedoen?" in cms.get("/cms/").content.decode()


def test_one_click_lets_everybody_in(cms):
    membership = waiting(listing=Listing.PROPOSED)
    url = reverse("decide_membership", args=[membership.pk])
    cms.post(url, {"besluit": "met-domein"})
    membership.refresh_from_db()
    assert membership.state == MembershipState.ACTIVE
    assert membership.organisation.listing == Listing.LISTED
    assert membership.organisation.domains.get().verification == Verification.VERIFIED
    cms.post(url, {"besluit": "weiger"})
    membership.refresh_from_db()
    assert membership.state == MembershipState.ACTIVE


def test_refusing_person_and_organisation(cms):
    membership = waiting(listing=Listing.PROPOSED)
    cms.post(
        reverse("decide_membership", args=[membership.pk]), {"besluit": "weiger", "reden": "Nee."}
    )
    cms.post(
        reverse("decide_organisation", args=[membership.organisation_id]), {"besluit": "weiger"}
    )
    assert Membership.objects.get().state == MembershipState.REFUSED
    assert Organisation.objects.get().listing == Listing.HIDDEN


@pytest.mark.parametrize("name", ["decide_membership", "decide_organisation"])
def test_only_editors_decide_and_only_by_post(client, site_home, name):
    membership = waiting(listing=Listing.PROPOSED)
    pk = membership.pk if name == "decide_membership" else membership.organisation_id
    url = reverse(name, args=[pk])
    client.force_login(make_member().user)
    client.post(url, {"besluit": "toelaten"})
    client.logout()
    client.post(url, {"besluit": "toelaten"})
    client.force_login(make_editor())
    assert client.get(url).status_code == 405
    assert Membership.objects.get(pk=membership.pk).state == MembershipState.REQUESTED
    assert Organisation.objects.get(pk=membership.organisation_id).listing == Listing.PROPOSED


def test_editor_changes_names_and_domains_as_lines(cms):
    organisation = make_organisation("Gemeente Den Haag")
    url = reverse("wagtailsnippets_organisations_organisation:edit", args=[organisation.pk])
    cms.post(
        url, form(organisation, other_names="'s-Gravenhage\nResidentie", mail_domains="@DenHaag.nl")
    )
    assert Resolver().find("s gravenhage") == organisation
    assert organisation.domains.get().domain == "denhaag.nl"
    shown = cms.get(url).content.decode()
    assert "Residentie" in shown
    assert "denhaag.nl" in shown
    cms.post(url, form(organisation, other_names="Residentie"))
    assert Resolver().find("s gravenhage") is None
    assert Resolver().find("Den Haag") == organisation
    assert not organisation.domains.exists()
    assert AuditEntry.objects.filter(action="organisation.edit").count() == 2


def test_free_or_taken_domain_is_refused(cms):
    other = make_organisation("Gemeente Ander")
    other.domains.create(domain="ander.nl", verification=Verification.VERIFIED)
    organisation = make_organisation()
    url = reverse("wagtailsnippets_organisations_organisation:edit", args=[organisation.pk])
    for domain, sentence in (("gmail.com", "kan niet bevestigd"), ("ander.nl", "hoort al bij")):
        answer = cms.post(url, form(organisation, mail_domains=domain))
        assert sentence in answer.content.decode()
    assert not organisation.domains.exists()


def test_editor_adds_an_organisation_without_an_address(cms):
    url = reverse("wagtailsnippets_organisations_organisation:add")
    blank = Organisation(name="Nieuwe Stichting", kind="ngo", slug="")
    cms.post(url, form(blank))
    made = Organisation.objects.get()
    assert made.slug == "nieuwe-stichting"
    assert made.sort_key == "nieuwe stichting"


def test_lists_search_and_filter(cms):
    make_member(make_organisation("Gemeente Vindbaar"))
    for name, words in (("organisation", "Vindbaar"), ("membership", "lid")):
        url = reverse(f"wagtailsnippets_organisations_{name}:list")
        assert cms.get(url, {"q": words}).status_code == 200
    page = cms.get(reverse("wagtailsnippets_organisations_organisation:list"), {"q": "Vindbaar"})
    assert "Gemeente Vindbaar" in page.content.decode()


def test_membership_is_neither_added_nor_deleted_here(client, site_home):
    client.force_login(User.objects.create_superuser("baas@example.org", PASSWORD))
    membership = make_member(make_organisation())
    prefix = "wagtailsnippets_organisations_membership"
    client.post(reverse(f"{prefix}:delete", args=[membership.pk]))
    assert client.get(reverse(f"{prefix}:add")).status_code != 200
    assert Membership.objects.filter(pk=membership.pk).exists()
    client.post(
        reverse(f"{prefix}:edit", args=[membership.pk]),
        {"role": "admin", "function": "Wethouder", "is_shown": "on", "state": "ended"},
    )
    membership.refresh_from_db()
    assert (membership.role, membership.state) == ("admin", MembershipState.ACTIVE)
    assert AuditEntry.objects.filter(action="membership.edit").exists()
