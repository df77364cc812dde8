import re

import pytest
from django.core.cache import cache
from django.urls import reverse

from accounts.models import Notice
from alliantie.models import OutgoingMail
from organisations.choices import Listing, MembershipRole, MembershipState, Verification
from organisations.models import Membership, Organisation
from organisations.services import request_membership
from tests.factories.accounts import PASSWORD, make_user
from tests.factories.organisations import actor_of, make_member, make_organisation

pytestmark = pytest.mark.django_db
OVERVIEW = "/mijn/organisaties/"


@pytest.fixture(autouse=True)
def _fresh_throttles(site_home):
    cache.clear()


def works_here(organisation) -> str:
    return reverse("organisations:works_here", args=[organisation.slug])


def test_button_stands_for_who_is_not_of_it_and_not_for_who_is(client):
    organisation = make_organisation()
    page = organisation.get_absolute_url()
    assert works_here(organisation) in client.get(page).content.decode()
    member = make_member(organisation)
    client.force_login(member.user)
    assert works_here(organisation) not in client.get(page).content.decode()
    asked = request_membership(user=make_user("vrager@example.org"), organisation=organisation)
    client.force_login(asked.user)
    waiting = client.get(page).content.decode()
    assert works_here(organisation) not in waiting
    assert "Je vroeg om mee te doen" in waiting


def test_asking_twice_is_asking_once_and_looking_is_not_asking(client):
    organisation = make_organisation()
    client.force_login(make_user())
    url = works_here(organisation)
    client.get(url)
    assert not Membership.objects.exists()
    for _click in range(3):
        answer = client.post(url, {"function": "Griffier", "is_shown": "on"})
        assert answer["Location"] == OVERVIEW
    membership = Membership.objects.get()
    assert (membership.state, membership.function) == (MembershipState.REQUESTED, "Griffier")
    assert membership.is_shown
    assert "Aangevraagd" in client.get(OVERVIEW).content.decode()


def test_verified_domain_lets_in_at_once(client):
    organisation = make_organisation()
    organisation.domains.create(domain="zwolle.example", verification=Verification.VERIFIED)
    client.force_login(make_user("n@zwolle.example"))
    client.post(works_here(organisation), {})
    assert Membership.objects.get().state == MembershipState.ACTIVE


def test_visitor_signs_up_and_comes_back_with_what_was_typed(client, run_tasks, mailoutbox):
    organisation = make_organisation()
    answer = client.post(works_here(organisation), {"function": "Griffier", "is_shown": "on"})
    assert not Membership.objects.exists()
    page = client.get(answer["Location"])
    signup = re.search(r'href="(/account/signup/[^"]+)"', page.content.decode())[1]
    door = client.get(signup.replace("&amp;", "&")).content.decode()
    way_on = re.search(r'name="next" value="([^"]+)"', door)[1].replace("&amp;", "&")
    client.post(
        reverse("account_signup"),
        {
            "first_name": "Nora", "last_name": "Nieuw", "email": "nora@example.org",
            "password1": PASSWORD, "next": way_on,
        },
    )  # fmt: skip
    run_tasks()
    code = re.search(r"^\d{6}$", mailoutbox[0].body, re.MULTILINE).group()
    back = client.post(reverse("account_email_verification_sent"), {"code": code})
    assert back["Location"].startswith(works_here(organisation))
    form = client.get(back["Location"]).content.decode()
    assert 'value="Griffier"' in form
    assert "checked" in form


def test_unreadable_function_is_given_back_with_a_sentence(client):
    client.force_login(make_user())
    answer = client.post(works_here(make_organisation()), {"function": "Adviseur \u202e"})
    assert answer.status_code == 400
    assert "leesrichting" in answer.content.decode()
    assert not Membership.objects.exists()


def test_robot_is_held_back_and_told_so(client):
    client.force_login(make_user())
    organisations = [make_organisation() for _ in range(21)]
    statuses = [client.post(works_here(one), {}).status_code for one in organisations]
    assert statuses == [302] * 20 + [429]
    assert Membership.objects.count() == 20


def test_hidden_or_proposed_organisation_does_not_exist_here(client):
    client.force_login(make_user())
    for listing in (Listing.HIDDEN, Listing.PROPOSED):
        organisation = make_organisation(listing=listing)
        assert client.post(works_here(organisation), {}).status_code == 404


def test_who_asks_for_a_body_that_went_up_asks_for_the_other(client):
    new = make_organisation("Gemeente Nieuw")
    old = make_organisation("Gemeente Oud", successor=new)
    client.force_login(make_user())
    assert "Gemeente Nieuw" in client.get(works_here(old)).content.decode()
    client.post(works_here(old), {})
    assert Membership.objects.get().organisation == new


def test_admins_hear_that_somebody_asks_without_a_name(client):
    organisation = make_organisation()
    admin = make_member(organisation, role=MembershipRole.ADMIN)
    asker = make_user("nieuw@example.org", first_name="Zeldzaam")
    for _again in range(2):
        request_membership(user=asker, organisation=organisation)
    notice = Notice.objects.get(user=admin.user)
    assert "Zeldzaam" not in notice.text
    client.force_login(admin.user)
    assert client.get(notice.url).status_code == 200


def test_ways_in_find_by_any_name_and_offer_the_rest(client):
    make_organisation("Gemeente Noardeast-Fryslân")
    exact = client.get("/meedoen/", {"q": "fryslan"}).content.decode()
    assert "noardeast" in exact
    alike = client.get("/meedoen/", {"q": "Gemeente Noardeast Frislan"}).content.decode()
    assert "Noardeast-Fryslân" in alike
    nothing = client.get("/meedoen/", {"q": "Stichting Zeppelin"}).content.decode()
    assert "kennen geen organisatie" in nothing
    assert "/meedoen/nieuwe-organisatie/?name=Stichting%20Zeppelin" in nothing
    assert "/meedoen/als-mezelf/" in nothing


def test_as_myself_needs_a_sector(client):
    client.force_login(make_user())
    assert client.post("/meedoen/als-mezelf/", {}).status_code == 400
    client.post("/meedoen/als-mezelf/", {"sector": "journalist"})
    client.post("/meedoen/als-mezelf/", {"sector": "student"})
    assert Membership.objects.get().sector == "journalist"


def test_unknown_organisation_is_proposed_and_asked_for_in_one_form(client):
    client.force_login(make_user())
    url = "/meedoen/nieuwe-organisatie/"
    key = re.search(r'name="key" value="([^"]+)"', client.get(url).content.decode())[1]
    form = {"name": "Stichting Zeppelin", "kind": "ngo", "function": "Piloot", "key": key}
    for _click in range(2):
        assert client.post(url, form)["Location"] == OVERVIEW
    membership = Membership.objects.get()
    assert membership.organisation == Organisation.objects.get()
    assert membership.organisation.listing == Listing.PROPOSED
    assert not actor_of(membership.user).is_member


def test_name_that_looks_known_is_asked_about_first(client):
    make_organisation("Gemeente Zwolle")
    client.force_login(make_user())
    url = "/meedoen/nieuwe-organisatie/"
    key = re.search(r'name="key" value="([^"]+)"', client.get(url).content.decode())[1]
    form = {"name": "Gemeente Zwole", "kind": "municipality", "function": "", "key": key}
    assert "Bedoel je misschien?" in client.post(url, form).content.decode()
    client.post(url, {**form, "toch": "1"})
    assert Membership.objects.get().organisation.name == "Gemeente Zwole"


def test_suspended_account_joins_nothing(client):
    user = make_user()
    client.force_login(user)
    type(user).objects.filter(pk=user.pk).update(is_active=False)
    client.post(works_here(make_organisation()), {})
    client.post("/meedoen/als-mezelf/", {"sector": "journalist"})
    assert not Membership.objects.exists()
    assert not OutgoingMail.objects.exists()
