"""Beginning a case, with an account and before there is one."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases.models import CasePage, PendingCase
from cases.services.writing import save_draft, version_of
from organisations.choices import MembershipState
from organisations.models import Membership, Organisation
from tests.cases.desk.pages.forms import BEGIN, basics, fresh, url
from tests.factories import cases as make
from tests.factories.accounts import PASSWORD
from tests.factories.accounts import make_user as make_account


def test_a_visitor_may_type_before_having_an_account(client, site_home):
    response = client.get(BEGIN)
    assert response.status_code == 200
    assert 'name="email"' not in response.text
    assert client.get("/mijn/nieuw/", follow=True).redirect_chain[-1][0] == BEGIN


def test_the_address_is_asked_at_the_first_save_and_nothing_is_lost(client, theme):
    data = basics(theme, whom="elders", organisation="Gemeente Dinkelland", kind="municipality")
    response = client.post(BEGIN, data)
    assert response.status_code == 200
    assert 'name="email"' in response.text
    assert "Een open raadszaal" in response.text
    assert "eerst links" in response.text
    assert not PendingCase.objects.exists()


def test_with_an_address_it_waits_and_the_way_goes_on_to_an_account(client, theme):
    data = basics(theme, whom="zelf", sector="", email="nieuw@example.org")
    response = client.post(BEGIN, data)
    assert "Kies als wie je meedoet." in response.text
    assert "Een open raadszaal" in response.text
    response = client.post(BEGIN, {**data, "sector": "resident"})
    assert response.status_code == 302
    assert response.url.startswith(
        "/account/signup/?email=nieuw%40example.org&next=%2Fmijn%2Fverder%2F"
    )
    pending = PendingCase.objects.get()
    assert pending.payload["title"] == ["Een open raadszaal"]
    assert "csrfmiddlewaretoken" not in pending.payload


def test_the_confirmed_address_gets_the_text(client, theme):
    data = basics(theme, whom="elders", organisation="Waterschap Vecht", kind="water_board")
    client.post(BEGIN, {**data, "email": "Nieuw@example.org"})
    key = PendingCase.objects.get().key
    way_on = reverse("desk:claim", args=[key])
    assert client.get(way_on).url.startswith("/account/login/?next=")
    user = make_account("nieuw@example.org")
    client.force_login(user)
    response = client.get(way_on)
    page = CasePage.objects.get(owner=user)
    assert response.url == url("case", page)
    assert page.approach == "<p>We belden aan.</p><ul><li>eerst links</li><li>toen rechts</li></ul>"
    assert page.organisation == Organisation.objects.get(name="Waterschap Vecht")
    assert Membership.objects.get(user=user).state == MembershipState.REQUESTED
    assert client.get(way_on).url == url("case", page)
    assert CasePage.objects.filter(owner=user).count() == 1
    assert PendingCase.objects.get().payload == {}


@pytest.mark.parametrize("verified", [True, False])
def test_another_address_does_not_get_it(client, theme, verified):
    client.post(BEGIN, basics(theme, email="nieuw@example.org"))
    key = PendingCase.objects.get().key
    email = "ander@example.org" if verified else "nieuw@example.org"
    client.force_login(make_account(email, verified=verified))
    response = client.get(reverse("desk:claim", args=[key]))
    assert response.status_code == 403
    assert "Een open raadszaal" not in response.text
    assert not CasePage.objects.filter(title="Een open raadszaal").exists()


def test_an_unknown_organisation_is_asked_about_beside_the_field(at_desk, theme):
    data = basics(theme, whom="elders", organisation="Gemeente Dinkellandt X")
    response = at_desk.post(BEGIN, data)
    assert "Zeg wat het is, dan stellen we haar voor" in response.text
    assert 'name="kind"' in response.text


def test_a_double_click_makes_one_case(at_desk, anna, theme, organisation):
    data = basics(theme, whom=str(organisation.pk))
    first, second = at_desk.post(BEGIN, data), at_desk.post(BEGIN, data)
    assert first.url == second.url
    page = CasePage.objects.get(owner=anna)
    assert page.organisation == organisation
    assert not Membership.objects.filter(user=anna).exclude(state=MembershipState.ACTIVE).exists()


def test_changed_after_the_back_button_is_another_text(at_desk, anna, theme):
    data = basics(theme)
    at_desk.post(BEGIN, data)
    at_desk.post(BEGIN, {**data, "title": "Andere titel na de terugknop"})
    assert CasePage.objects.filter(owner=anna).count() == 2


def test_a_form_somebody_else_left_open_loses_nothing(client, anna, theme):
    data = basics(theme)
    for user in (anna, make_account("b@example.org")):
        client.force_login(user)
        assert client.post(BEGIN, data).status_code == 302
        assert CasePage.objects.filter(owner=user, title=data["title"]).exists()


@pytest.mark.parametrize("name", ["!!!", "a", "Gem\u200deente X"])
def test_a_name_that_is_no_name_gets_a_sentence(at_desk, theme, name):
    data = basics(theme, whom="elders", organisation=name, kind="ngo")
    response = at_desk.post(BEGIN, data)
    assert response.status_code == 200
    assert "organisation" in response.context["form"].errors


def test_somebody_elses_organisation_cannot_be_chosen(at_desk, theme):
    other = make.make_organisation("Gemeente Elders")
    response = at_desk.post(BEGIN, basics(theme, whom=str(other.pk)))
    assert response.status_code == 200
    assert not CasePage.objects.exists()


def test_a_long_text_is_divided_over_the_questions(at_desk, anna, draft):
    text = (
        "<p>We begonnen.</p><h3>Resultaten</h3><p>Meer reacties.</p><h3>Lessen</h3><p>Eerder.</p>"
    )
    save_draft(
        page=draft,
        actor=make.actor(anna),
        changes={"approach": text},
        started_from=version_of(draft),
    )
    assert "Verdeel mijn tekst" in at_desk.get(url("case", draft)).text
    at_desk.post(url("divide", draft))
    page = fresh(draft)
    assert (page.approach, page.result, page.lessons) == (
        "<p>We begonnen.</p>",
        "<p>Meer reacties.</p>",
        "<p>Eerder.</p>",
    )


def test_signing_in_instead_of_up_works_the_same(client, theme, anna):
    client.post(BEGIN, basics(theme, email=anna.email))
    way_on = reverse("desk:claim", args=[PendingCase.objects.get().key])
    response = client.post(
        f"/account/login/?next={way_on}", {"login": anna.email, "password": PASSWORD}
    )
    assert response.url == way_on
    assert client.get(way_on).status_code == 302
    assert CasePage.objects.filter(owner=anna, title="Een open raadszaal").count() == 1


def test_documents_are_not_read_endlessly_and_the_text_comes_back(client, theme, monkeypatch):
    monkeypatch.setattr("cases.desk.views.begin.DOCUMENTS_AN_HOUR", 1)
    cache.clear()
    for status in (200, 429):
        response = client.post(BEGIN, basics(theme, word=SimpleUploadedFile("a.docx", b"geen")))
        assert response.status_code == status
        assert "We zetten de deur open." in response.text


def test_behind_a_proxy_newcomers_do_not_share_one_limit(client, theme, settings, monkeypatch):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    monkeypatch.setattr("cases.services.beginning.PENDING_AN_HOUR", 1)
    cache.clear()
    for number in (1, 2):
        data = basics(theme, email=f"nieuw{number}@example.org")
        answer = client.post(BEGIN, data, headers={"x-forwarded-for": f"198.51.100.{number}"})
        assert answer.status_code == 302


@pytest.mark.parametrize(
    ("emails", "addresses"),
    [(("een@example.org", "twee@example.org"), (1, 1)), (("een@example.org",) * 2, (1, 2))],
    ids=["one network address", "one mailbox"],
)
def test_newcomers_cannot_begin_endlessly(client, theme, settings, monkeypatch, emails, addresses):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    monkeypatch.setattr("cases.services.beginning.PENDING_AN_HOUR", 1)
    for email, address, status in zip(emails, addresses, (302, 429), strict=True):
        data = basics(theme, email=email)
        answer = client.post(BEGIN, data, headers={"x-forwarded-for": f"198.51.100.{address}"})
        assert answer.status_code == status
    assert "We zetten de deur open." in answer.text
