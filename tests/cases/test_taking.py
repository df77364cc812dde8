"""Taking a case along, and the one question a month later."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Notice, User
from alliantie.models import OutgoingMail
from cases.models import CasePage, Taking
from cases.tasks import ask_takers
from organisations.choices import MembershipState
from organisations.models import Membership
from tests.factories.cases import make_case, make_member, make_organisation


@pytest.fixture
def case(site_home):
    return make_case("Stemmen met munten", organisation=make_organisation())


@pytest.fixture
def member(client, case):
    user = make_member(make_organisation(), "lid")
    client.force_login(user)
    return user


def take(client, case):
    return client.post(f"/praktijkvoorbeelden/{case.slug}/meenemen/")


def days_ago(days):
    Taking.objects.update(taken_at=timezone.now() - timedelta(days=days))


def asked():
    return Notice.objects.filter(kind="case_taken")


def test_a_click_remembers_it_once(client, member, case):
    assert "Neem mee" in client.get(case.url).content.decode()
    for _ in range(2):
        assert take(client, case).status_code == 302
    assert Taking.objects.get().user == member
    page = client.get(case.url).content.decode()
    assert "Je nam dit mee op" in page
    assert f"{case.slug}/meenemen/" not in page


def test_looking_and_visitors_take_nothing(client, member, case):
    assert client.get(f"/praktijkvoorbeelden/{case.slug}/meenemen/").status_code == 405
    client.logout()
    assert take(client, case).status_code == 401
    page = client.get(case.url)
    assert f"{case.slug}/meenemen/" not in page.content.decode()
    assert "csrftoken" not in page.cookies
    assert not Taking.objects.exists()


def test_what_may_not_be_seen_cannot_be_taken(client, member, site_home):
    assert take(client, make_case(audience="private")).status_code == 404


def test_after_thirty_days_one_question(client, member, case):
    take(client, case)
    days_ago(29)
    ask_takers.call()
    assert not asked().exists()
    days_ago(31)
    for _ in range(3):
        ask_takers.call()
    notice = asked().get()
    assert notice.user == member
    assert "Heb je het gebruikt?" in notice.text
    assert notice.url == f"/mijn/meegenomen/{Taking.objects.get().pk}/"
    assert OutgoingMail.objects.filter(recipient=member.email).count() == 1
    assert case.title in client.get("/mijn/").content.decode()


@pytest.mark.parametrize("why", ["answered", "suspended", "private", "gone", "too late"])
def test_who_need_not_be_asked_is_not(client, member, case, why):
    take(client, case)
    days_ago(200 if why == "too late" else 31)
    if why == "answered":
        Taking.objects.update(answer="no")
    if why == "suspended":
        User.objects.filter(pk=member.pk).update(is_active=False)
    if why == "private":
        CasePage.objects.filter(pk=case.pk).update(audience="private")
    if why == "gone":
        CasePage.objects.filter(pk=case.pk).update(live=False)
    ask_takers.call()
    assert not asked().exists()


class TestAnswering:
    @pytest.fixture
    def taking(self, client, member, case):
        take(client, case)
        Taking.objects.update(asked_at=timezone.now())
        return Taking.objects.get()

    def answer(self, client, taking, value):
        response = client.post(f"/mijn/meegenomen/{taking.pk}/", {"antwoord": value})
        taking.refresh_from_db()
        return response

    def test_looking_answers_nothing(self, client, taking):
        page = client.get(f"/mijn/meegenomen/{taking.pk}/?antwoord=used").content.decode()
        for label in ("Ja, gebruikt", "Nog niet", "Nee, en dat komt er niet van"):
            assert label in page
        taking.refresh_from_db()
        assert taking.answer == ""

    def test_used_leads_to_the_form(self, client, taking, case):
        response = self.answer(client, taking, "used")
        assert response.url == f"/praktijkvoorbeelden/{case.slug}/toegepast/"
        assert taking.answer == "used"

    def test_used_by_who_works_nowhere_is_thanked(self, client, taking, member):
        Membership.objects.update(state=MembershipState.ENDED)
        assert self.answer(client, taking, "used").url == "/mijn/"

    @pytest.mark.parametrize("value", ["not_yet", "no"])
    def test_the_other_answers_are_kept(self, client, taking, value):
        assert self.answer(client, taking, value).url == "/mijn/"
        assert taking.answer == value
        assert "Heb je dit gebruikt?" not in client.get("/mijn/").content.decode()

    @pytest.mark.parametrize("value", ["", "misschien", "USED", "used' --"])
    def test_anything_else_gets_a_sentence(self, client, taking, value):
        response = self.answer(client, taking, value)
        assert response.status_code == 400
        assert "Kies een van de drie antwoorden" in response.content.decode()
        assert taking.answer == ""

    def test_of_somebody_else_it_does_not_exist(self, client, taking):
        client.force_login(make_member(make_organisation()))
        assert self.answer(client, taking, "no").status_code == 404
        assert client.get(f"/mijn/meegenomen/{taking.pk}/").status_code == 404
        assert taking.answer == ""

    def test_a_case_that_became_private_is_not_named(self, client, taking, case):
        CasePage.objects.filter(pk=case.pk).update(audience="private")
        assert client.get(f"/mijn/meegenomen/{taking.pk}/").status_code == 404
        assert case.title not in client.get("/mijn/").content.decode()
