"""The pages of idea rounds: read by all, written by members, answered in the CMS."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.erasing.account import erase_account
from alliantie.choices import Audience
from cases.choices import IdeaState, RoundState
from cases.models import Idea, IdeaRound, IdeaSupport
from people.choices import Visibility
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case, make_member, make_organisation, make_theme
from tests.factories.ideas import add_support, give_idea, make_idea, make_idea_round
from tests.factories.people import make_person

MOST = 14


@pytest.fixture
def member(site_home):
    return make_member(make_organisation("Gemeente Ideaal"), "denker")


@pytest.fixture
def other(member):
    return make_member(None, "steuner")


@pytest.fixture
def editor(site_home):
    return make_editor()


def said(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def post(client, round_, **changed):
    data = {"key": str(uuid4()), "title": "Bel eerst", "text": "", **changed}
    return client.post(reverse("cases:idea_post", args=[round_.slug]), data)


def test_visitors_read_and_are_asked_to_sign_in(member, other, client):
    round_ = make_idea_round()
    idea = give_idea(round_, member, "Bel altijd eerst")
    add_support(idea, other, "Dat scheelt brieven.")
    assert round_.question in said(client, "/dilemmas/ideeen/")
    text = said(client, round_.get_absolute_url())
    assert "Bel altijd eerst" in text
    assert "Dat scheelt brieven." in text
    assert "1 steunt dit" in text
    assert "Log in" in text
    address = reverse("cases:idea", args=[round_.slug, idea.pk])
    assert "Dat scheelt brieven." in said(client, address)
    assert client.get(reverse("cases:idea_post", args=[round_.slug])).status_code == 302
    support = reverse("cases:idea_support", args=[round_.slug, idea.pk])
    assert client.post(support, {"reason": "Goed"}).status_code == 401


def test_a_draft_round_is_for_editors(member, editor, client):
    round_ = make_idea_round(state=RoundState.DRAFT)
    idea = make_idea(round_, member)
    addresses = [round_.get_absolute_url(), f"{round_.get_absolute_url()}{idea.pk}/"]
    for user in (None, member):
        if user:
            client.force_login(user)
        assert round_.question not in said(client, "/dilemmas/ideeen/")
        for address in addresses:
            said(client, address, 404)
        assert post(client, round_).status_code in {302, 401, 404}
    client.force_login(editor)
    for address in addresses:
        said(client, address)
    assert Idea.objects.count() == 1


def test_a_withdrawn_idea_is_gone(member, client):
    round_ = make_idea_round()
    idea = make_idea(round_, member, title="Weg ermee", state=IdeaState.WITHDRAWN)
    assert "Weg ermee" not in said(client, round_.get_absolute_url())
    assert "0 ideeën" in said(client, "/dilemmas/ideeen/")
    said(client, f"{round_.get_absolute_url()}{idea.pk}/", 404)


def test_an_idea_of_another_round_is_not_here(member, client):
    idea = give_idea(make_idea_round(), member)
    said(client, f"{make_idea_round().get_absolute_url()}{idea.pk}/", 404)


def test_a_member_gives_changes_and_takes_back(member, client):
    round_ = make_idea_round()
    client.force_login(member)
    assert post(client, round_).status_code == 302
    idea = Idea.objects.get()
    edit = reverse("cases:idea_edit", args=[round_.slug, idea.pk])
    assert "Bel eerst" in said(client, edit)
    client.post(edit, {"key": str(uuid4()), "title": "Bel altijd", "text": "Ook op vrijdag"})
    idea.refresh_from_db()
    assert idea.title == "Bel altijd"
    withdraw = reverse("cases:idea_withdraw", args=[round_.slug, idea.pk])
    assert client.get(withdraw).status_code == 405
    client.post(withdraw)
    idea.refresh_from_db()
    assert idea.state == IdeaState.WITHDRAWN


def test_bad_input_keeps_what_was_typed(member, client):
    round_ = make_idea_round()
    client.force_login(member)
    for changed, sentence in (
        ({"title": "", "text": "Bewaar mij"}, "Schrijf je idee"),
        ({"title": "x" * 161, "text": "Bewaar mij"}, "Maak dit korter"),
        ({"key": "x", "text": "Bewaar mij"}, ""),
    ):
        response = post(client, round_, **changed)
        assert response.status_code == 400
        assert sentence in response.content.decode()
        assert "Bewaar mij" in response.content.decode()
    IdeaRound.objects.update(state=RoundState.CLOSED)
    response = post(client, round_, text="Bewaar mij")
    assert response.status_code == 400
    assert "voorbij" in response.content.decode()
    assert not Idea.objects.exists()


def test_nobody_works_on_the_idea_of_somebody_else(member, other, client):
    round_ = make_idea_round()
    idea = give_idea(round_, member)
    client.force_login(other)
    for name in ("idea_edit", "idea_withdraw"):
        response = client.post(
            reverse(f"cases:{name}", args=[round_.slug, idea.pk]), {"title": "x"}
        )
        assert response.status_code == 404


def test_support_is_given_changed_and_taken_back(member, other, client):
    round_ = make_idea_round()
    idea = give_idea(round_, member)
    client.force_login(other)
    page, give, stop = (
        reverse(f"cases:{name}", args=[round_.slug, idea.pk])
        for name in ("idea", "idea_support", "idea_stop_support")
    )
    wrong = client.post(give, {"reason": ""})
    assert wrong.status_code == 400
    assert "Schrijf waarom" in wrong.content.decode()
    client.post(give, {"reason": "Scheelt tijd."})
    assert "Bewaar je reden" in said(client, page)
    client.post(stop)
    assert not IdeaSupport.objects.exists()


def test_a_name_stands_there_as_the_profile_allows(member, client):
    round_ = make_idea_round()
    person = make_person("Wiek Waarnemer", user=member, show_who=Visibility.MEMBERS)
    idea = give_idea(round_, member)
    assert person.name not in said(client, round_.get_absolute_url())
    assert "Iemand uit het netwerk" in said(client, round_.get_absolute_url())
    client.force_login(make_member(None, "lezer"))
    assert person.name in said(client, round_.get_absolute_url())
    Idea.objects.filter(pk=idea.pk).update(author=None)
    assert "Iemand die is vertrokken" in said(client, round_.get_absolute_url())


def test_what_came_of_it_leads_only_to_what_one_may_see(member, client):
    round_ = make_idea_round(state=RoundState.CLOSED)
    case = make_case("Geheim spreekuur", audience=Audience.MEMBERS)
    make_idea(
        round_, member, state=IdeaState.ADOPTED, came_of_text="Dit kwam ervan", came_of_page=case
    )
    text = said(client, round_.get_absolute_url())
    assert "Dit kwam ervan" in text
    assert case.url not in text
    client.force_login(member)
    assert case.url in said(client, round_.get_absolute_url())


def test_front_page_and_desk_tell_of_rounds(member, client):
    round_ = make_idea_round()
    make_idea(round_, member, title="Kreeg antwoord", state=IdeaState.ADOPTED)
    Idea.objects.update(decided_at=round_.updated_at)
    assert round_.question in said(client, "/")
    client.force_login(member)
    assert "Kreeg antwoord" in said(client, "/mijn/")
    IdeaRound.objects.update(state=RoundState.CLOSED)
    client.logout()
    assert round_.question not in said(client, "/")


def test_pages_ask_as_much_with_many_ideas(member, client):
    theme = make_theme("Ronde thema")
    round_ = make_idea_round()
    round_.themes.add(theme)
    idea = give_idea(round_, member)
    addresses = (
        "/dilemmas/ideeen/",
        round_.get_absolute_url(),
        f"{round_.get_absolute_url()}{idea.pk}/",
    )
    add_support(idea, make_member(None, "eerste"))
    few = [_count(client, address) for address in addresses]
    for number in range(30):
        user = make_member(None, f"veel-{number}")
        make_person(f"Persoon {number}", user=user)
        add_support(idea, user)
        add_support(make_idea(round_, user), member)
        make_idea_round()
    many = [_count(client, address) for address in addresses]
    assert few == many
    assert max(many) <= MOST


def _count(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        said(client, address)
    return len(captured)


def test_who_is_erased_leaves_ideas_without_a_name(member, other):
    round_ = make_idea_round()
    stays = give_idea(round_, member)
    make_idea(round_, member, state=IdeaState.WITHDRAWN)
    add_support(give_idea(round_, other), member)
    erase_account(user=member, actor_id=member.pk, origin="web")
    stays.refresh_from_db()
    assert stays.author is None
    assert not Idea.objects.filter(state=IdeaState.WITHDRAWN).exists()
    assert not IdeaSupport.objects.exists()
