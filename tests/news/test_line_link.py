"""The personal link: one line for one person, and nothing else."""

from uuid import uuid4

import pytest
from django.core import mail

from accounts.models import MailStanding, User
from alliantie.models import AuditEntry, OutgoingMail
from news.models import RoundLine
from organisations.choices import MembershipState
from organisations.models import Membership
from tests.factories.news import make_item, make_line, make_link, make_round
from tests.factories.organisations import make_member, make_organisation

TEXT = "Wij zetten alle besluiten online."


@pytest.fixture
def organisation(site_home):
    return make_organisation("Gemeente Regeldorp")


@pytest.fixture
def member(organisation):
    return make_member(organisation, "lid@example.org").user


@pytest.fixture
def about(member):
    return make_round()


@pytest.fixture
def link(about, member):
    return make_link(about, member)


@pytest.fixture
def trusted(member):
    return make_item(author=member)


def send(client, link, organisation, text=TEXT, **more):
    given = {"key": str(uuid4()), "text": text, "organisation": str(organisation.pk), **more}
    return client.post(link, given)


def test_link_tells_for_whom_and_no_more(client, link, member, organisation):
    page = client.get(link).content.decode()
    assert "Anna Bakker" in page
    assert organisation.name in page
    assert member.email not in page
    assert "Ben jij dit niet?" in page
    assert "_auth_user_id" not in client.session


def test_opening_links_changes_nothing(client, link, member, trusted, django_assert_num_queries):
    before = AuditEntry.objects.count()
    for address in (link, f"{link}stop/"):
        assert client.get(address).status_code == 200
        assert client.head(address).status_code == 200
    assert client.get(f"{link}intrekken/").status_code == 405
    assert not RoundLine.objects.exists()
    assert not MailStanding.objects.exists()
    assert not OutgoingMail.objects.exists()
    assert AuditEntry.objects.count() == before


def test_wrong_token_is_not_found(client, site_home):
    assert client.get("/rondje/bestaat-niet/").status_code == 404
    assert client.post("/rondje/bestaat-niet/stop/").status_code == 404


def test_first_line_waits_for_an_editor_and_the_person_hears(client, link, organisation, run_tasks):
    assert send(client, link, organisation).status_code == 302
    line = RoundLine.objects.get()
    assert (line.state, line.text, line.organisation) == ("held", TEXT, organisation)
    run_tasks()
    assert mail.outbox[0].to == ["lid@example.org"]
    assert TEXT in mail.outbox[0].body
    assert link in mail.outbox[0].body


def test_line_of_who_published_before_stands_at_once(
    client, link, organisation, trusted, run_tasks
):
    send(client, link, organisation)
    assert RoundLine.objects.get().state == "shown"
    run_tasks()
    assert mail.outbox[0].subject == "Je regel staat op de site"


def test_forwarded_link_makes_one_line_however_many_hold_it(
    client, link, organisation, trusted, run_tasks
):
    send(client, link, organisation)
    send(client, link, organisation, text="Iemand anders schrijft iets.")
    assert RoundLine.objects.get().text == "Iemand anders schrijft iets."
    run_tasks()
    assert len(mail.outbox) == 2


def test_same_form_twice_counts_once(client, link, organisation):
    key = str(uuid4())
    for _ in range(2):
        assert send(client, link, organisation, key=key).status_code == 302
    assert RoundLine.objects.count() == 1
    assert OutgoingMail.objects.count() == 1


def test_line_that_was_let_through_is_read_again_when_it_changes(
    client, link, organisation, member
):
    make_line(RoundLine._meta.get_field("round").related_model.objects.get(), author=member)
    send(client, link, organisation, text="Nu iets heel anders.")
    assert RoundLine.objects.get().state == "held"


def test_preview_places_nothing(client, link, organisation):
    page = send(client, link, organisation, voorbeeld="1", shows_name="on")
    assert "Zo komt het op de site" in page.content.decode()
    assert TEXT in page.content.decode()
    assert not RoundLine.objects.exists()


def test_withdrawn_by_link_and_written_again(client, link, organisation, trusted):
    send(client, link, organisation)
    for _ in range(2):
        assert client.post(f"{link}intrekken/").status_code == 302
    assert RoundLine.objects.get().state == "withdrawn"
    assert TEXT not in client.get(link).content.decode()
    send(client, link, organisation, text="Toch maar wel.")
    assert RoundLine.objects.get().state == "shown"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * 281, "Jouw tekst heeft er 281"),
        ("", "Typ je regel."),
        ("Normaal \u202etxet edreekeg", "leesrichting"),
        ("Met \x07 erin", "stuurtekens"),
        ("\u200b", "leesbaar"),
    ],
)
def test_what_cannot_be_placed_comes_back_with_a_sentence(client, link, organisation, text, said):
    answer = send(client, link, organisation, text=text)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert answer.context["form"]["text"].value() == text
    assert not RoundLine.objects.exists()


def test_280_characters_and_pressing_enter_are_fine(client, link, organisation):
    send(client, link, organisation, text="a" * 139 + "\r\n" + "b" * 140)
    assert RoundLine.objects.get().text == "a" * 139 + " " + "b" * 140


def test_html_is_shown_as_text(client, link, organisation, trusted):
    send(client, link, organisation, text="<script>alert(1)</script>")
    page = client.get("/rondje/").headers["Location"]
    assert "<script>alert(1)" not in client.get(page).content.decode()
    assert "&lt;script&gt;alert(1)" in client.get(page).content.decode()


def test_not_for_an_organisation_of_others(client, link, organisation):
    other = make_organisation()
    assert send(client, link, other).status_code == 400
    assert not RoundLine.objects.exists()


def test_suspended_account_has_a_dead_link(client, link, organisation, member):
    User.objects.filter(pk=member.pk).update(is_active=False)
    assert client.get(link).status_code == 410
    answer = send(client, link, organisation)
    assert answer.status_code == 410
    assert TEXT in answer.content.decode()
    assert "Anna" not in answer.content.decode()
    assert client.post(f"{link}intrekken/").status_code == 410
    assert not RoundLine.objects.exists()


def test_former_member_has_a_dead_link(client, link, organisation):
    Membership.objects.update(state=MembershipState.ENDED)
    assert client.get(link).status_code == 410
    assert send(client, link, organisation).status_code == 410
    assert not RoundLine.objects.exists()


def test_closed_round_says_so_and_leads_on(client, member, organisation):
    link = make_link(make_round(days_left=-1), member)
    for answer in (client.get(link), send(client, link, organisation)):
        assert answer.status_code == 410
        assert "/actualiteiten/" in answer.content.decode()
    assert TEXT in answer.content.decode()
    assert not RoundLine.objects.exists()


def test_too_often_is_refused_with_the_text_kept(client, link, organisation):
    answers = [send(client, link, organisation, text=f"Versie {n}") for n in range(11)]
    assert [answer.status_code for answer in answers] == [302] * 10 + [429]
    assert "Versie 10" in answers[-1].content.decode()
    assert RoundLine.objects.get().text == "Versie 9"


def test_one_click_stops_the_mail_also_without_a_form(link, member):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    for _ in range(2):
        answer = strict.post(f"{link}stop/", {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
    assert MailStanding.objects.get(user=member).wants_round is False


def test_line_itself_cannot_be_sent_from_another_site(link, organisation):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert send(strict, link, organisation).status_code == 403
    assert strict.post(f"{link}intrekken/").status_code == 403
