"""Placing, changing, renewing and putting away offers and needs on the desk."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from alliantie.models import AuditEntry
from people.choices import OfferState
from people.models import Offer
from people.policies.offers import PLACED_A_DAY, STANDARD_TERM
from tests.factories.accounts import make_user
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_offer, make_person
from tests.factories.themes import make_theme

NEW, OWN = "/mijn/vraag-en-aanbod/nieuw/", "/mijn/vraag-en-aanbod/"


def typed(theme, **fields):
    today = timezone.localdate()
    standard = {
        "key": str(uuid4()),
        "direction": "offer",
        "title": "Wij laten zien hoe wij Woo-verzoeken plannen",
        "text": "Een uur meekijken.",
        "theme": theme.pk,
        "level": "can_do",
        "organisation": "",
        "valid_until": (today + timedelta(days=30)).isoformat(),
    }
    return {**standard, **fields}


@pytest.fixture
def theme(site_home):
    return make_theme()


@pytest.fixture
def organisation(theme):
    return make_organisation("Gemeente Aanbod")


@pytest.fixture
def member(client, organisation):
    user = make_member(organisation).user
    client.force_login(user)
    return user


def test_a_member_places_something_that_stands_at_once(client, member, theme, organisation):
    answer = client.post(NEW, typed(theme, organisation=organisation.pk))
    assert answer.status_code == 302
    offer = Offer.objects.get()
    assert (offer.state, offer.organisation, offer.person.user) == ("open", organisation, member)
    assert AuditEntry.objects.filter(action="offer.place", actor_id=member.pk).count() == 1
    client.logout()
    assert client.get(offer.get_absolute_url()).status_code == 200


def test_of_who_is_no_member_an_editor_looks_first(client, theme):
    client.force_login(make_user("nieuw@example.org"))
    answer = client.post(NEW, typed(theme), follow=True)
    assert "De redactie kijkt het na" in answer.content.decode()
    offer = Offer.objects.get()
    assert offer.state == OfferState.HELD
    client.logout()
    assert client.get(offer.get_absolute_url()).status_code == 404


def test_the_form_stands_three_months_unless_another_day_is_chosen(client, member):
    end = timezone.localdate() + STANDARD_TERM
    assert f'value="{end.isoformat()}"' in client.get(NEW).content.decode()


def test_a_form_sent_twice_places_one(client, member, theme):
    form = typed(theme)
    assert client.post(NEW, form).status_code == client.post(NEW, form).status_code == 302
    assert Offer.objects.count() == 1


def test_the_key_of_somebody_else_is_refused(client, member, theme):
    form = typed(theme)
    client.post(NEW, form)
    client.force_login(make_member().user)
    answer = client.post(NEW, form)
    assert answer.status_code == 400
    assert form["title"] in answer.content.decode()
    assert Offer.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "Zeg in één zin"),
        ("title", "x" * 121, "Houd het bij 120 tekens"),
        ("title", "links\u202erechts", "leesrichting"),
        ("text", "x" * 601, "Houd het bij 600 tekens"),
        ("direction", "anders", "Kies of je iets aanbiedt"),
        ("direction", "", "Kies of je iets aanbiedt"),
        ("level", "wereldkampioen", "Kies een van de mogelijkheden"),
        ("theme", "999999", "Kies een van de thema"),
        ("theme", "x'; --", "Kies een van de thema"),
        ("organisation", "999999", "Kies jezelf of een organisatie"),
        ("valid_until", "morgen", "Dit is geen datum"),
        ("valid_until", "2001-01-01", "al voorbij"),
        ("valid_until", "2099-01-01", "binnen een jaar"),
        ("valid_until", "99999-01-01", "Dit is geen datum"),
        ("key", "geen-sleutel", ""),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(
    client, member, theme, field, value, sentence
):
    form = {**typed(theme), field: value}
    answer = client.post(NEW, form)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert sentence in page
    assert "Een uur meekijken." in page or field == "text"
    assert not Offer.objects.exists()


def test_markup_is_shown_as_it_was_typed(client, member, theme):
    client.post(NEW, typed(theme, title="<b>Wij</b>", text="<script>alert(1)</script>"))
    page = client.get(Offer.objects.get().get_absolute_url()).content.decode()
    assert "&lt;b&gt;Wij" in page
    assert "<script>alert(1)" not in page


def test_broken_characters_are_no_error(client, member, theme):
    assert client.post(NEW, typed(theme, title="nul\x00byte")).status_code == 400


def test_somebody_elses_organisation_cannot_be_chosen(client, member, theme):
    other = make_organisation()
    answer = client.post(NEW, typed(theme, organisation=other.pk))
    assert answer.status_code == 400
    assert not Offer.objects.exists()


def test_more_than_ten_a_day_is_too_often(client, member, theme):
    statuses = [client.post(NEW, typed(theme)).status_code for _ in range(PLACED_A_DAY + 1)]
    assert statuses == [302] * PLACED_A_DAY + [429]
    assert Offer.objects.count() == PLACED_A_DAY


def test_what_was_typed_after_the_session_ended_is_given_back(client, theme):
    answer = client.post(NEW, typed(theme))
    assert answer.status_code == 401
    assert "Een uur meekijken." in answer.content.decode()
    assert client.get(NEW).status_code == 302


class TestOneself:
    @pytest.fixture
    def offer(self, member, theme):
        soon = timezone.localdate() + timedelta(days=5)
        return make_offer(theme, person=make_person(user=member), valid_until=soon)

    def act(self, client, offer, verb):
        answer = client.post(f"{OWN}{offer.pk}/{verb}/")
        offer.refresh_from_db()
        return answer.status_code

    def test_renew_in_a_click_and_twice_is_once(self, client, offer):
        end = timezone.localdate() + STANDARD_TERM
        for _ in range(2):
            assert self.act(client, offer, "verlengen") == 302
            assert offer.valid_until == end

    def test_renewing_never_shortens(self, client, offer):
        far = timezone.localdate() + timedelta(days=300)
        Offer.objects.update(valid_until=far)
        self.act(client, offer, "verlengen")
        assert offer.valid_until == far

    def test_renewing_brings_back_what_had_ended(self, client, offer):
        Offer.objects.update(valid_until=timezone.localdate() - timedelta(days=1))
        client.logout()
        assert client.get(offer.get_absolute_url()).status_code == 404
        client.force_login(offer.person.user)
        self.act(client, offer, "verlengen")
        client.logout()
        assert client.get(offer.get_absolute_url()).status_code == 200

    @pytest.mark.parametrize(("verb", "state"), [("gevonden", "matched"), ("sluiten", "closed")])
    def test_put_away_and_gone(self, client, offer, verb, state):
        assert self.act(client, offer, verb) == 302
        assert self.act(client, offer, verb) == 302
        assert offer.state == state
        assert AuditEntry.objects.filter(action=f"offer.{state}").count() == 1
        client.logout()
        assert client.get(offer.get_absolute_url()).status_code == 404

    def test_what_is_put_away_is_not_renewed(self, client, offer):
        self.act(client, offer, "sluiten")
        self.act(client, offer, "verlengen")
        assert offer.state == "closed"
        assert offer.valid_until < timezone.localdate() + STANDARD_TERM
        assert client.get(f"{OWN}{offer.pk}/").status_code == 302

    def test_change(self, client, offer, theme):
        assert offer.title in client.get(f"{OWN}{offer.pk}/").content.decode()
        assert client.post(f"{OWN}{offer.pk}/", typed(theme, title="Anders")).status_code == 302
        offer.refresh_from_db()
        assert offer.title == "Anders"

    def test_looking_changes_nothing(self, client, offer):
        for verb in ("verlengen", "gevonden", "sluiten"):
            assert client.get(f"{OWN}{offer.pk}/{verb}/").status_code == 405
        before = offer.updated_at
        offer.refresh_from_db()
        assert offer.updated_at == before

    def test_of_somebody_else_it_does_not_exist(self, client, offer, theme):
        client.force_login(make_member().user)
        assert client.get(f"{OWN}{offer.pk}/").status_code == 404
        assert client.post(f"{OWN}{offer.pk}/", typed(theme)).status_code == 404
        for verb in ("verlengen", "gevonden", "sluiten"):
            assert self.act(client, offer, verb) == 404
        assert offer.state == "open"

    def test_the_desk_shows_it_with_what_can_be_done(self, client, offer):
        page = client.get(OWN).content.decode()
        assert offer.title in page
        assert "Dit loopt bijna af" in page
        assert 'aria-current="page">Vraag en aanbod' in page
