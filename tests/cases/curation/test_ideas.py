"""Editors make idea rounds in the CMS and answer every idea."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alliantie.choices import Role
from cases.choices import IdeaState, RoundState
from cases.models import Idea, IdeaRound
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case, make_member, make_organisation, make_theme
from tests.factories.dilemmas import make_moderator
from tests.factories.ideas import give_idea, make_idea, make_idea_round


@pytest.fixture
def member(site_home):
    return make_member(make_organisation("Gemeente Ideaal"), "denker")


@pytest.fixture
def editor(site_home, client):
    user = make_editor()
    client.force_login(user)
    return user


def go(client, name, pk, **data):
    return client.post(reverse(name, args=[pk]), data)


def test_an_editor_makes_and_opens_a_round(editor, client):
    today, theme = timezone.localdate(), make_theme("Ideeënthema")
    data = {
        "question": "Wat kan beter?",
        "more": "",
        "opens_on": today,
        "closes_on": today - timedelta(days=1),
        "who_may_post": "members",
        "themes": [theme.pk],
    }
    assert client.get(reverse("idea_round_new")).status_code == 200
    wrong = client.post(reverse("idea_round_new"), data)
    assert wrong.status_code == 400
    assert "ligt voor de eerste" in wrong.content.decode()
    data["closes_on"] = today + timedelta(days=14)
    client.post(reverse("idea_round_new"), data)
    made = IdeaRound.objects.get()
    assert list(made.themes.all()) == [theme]
    go(client, "idea_round_open", made.pk)
    made.refresh_from_db()
    assert made.state == RoundState.OPEN
    edit = reverse("idea_round_edit", args=[made.pk])
    assert "Wat kan beter?" in client.get(edit).content.decode()
    client.post(edit, {**data, "question": "Wat kan echt beter?"})
    made.refresh_from_db()
    assert (made.question, made.slug) == ("Wat kan echt beter?", "wat-kan-beter")


def test_after_the_last_day_editors_read_what_is_left_to_decide(editor, member, client):
    today = timezone.localdate()
    round_ = make_idea_round(opens_on=today - timedelta(days=9), closes_on=today)
    for _ in range(2):
        give_idea(round_, member)
    IdeaRound.objects.update(closes_on=today - timedelta(days=1))
    assert "Beslis nog over 2 ideeën" in client.get(reverse("idea_rounds")).content.decode()
    page = client.get(reverse("idea_round_decide", args=[round_.pk])).content.decode()
    assert "Beslis nog over 2 ideeën" in page
    refused = go(client, "idea_round_close", round_.pk, conclusie="Mooi gedaan")
    assert refused.status_code == 400
    assert "Mooi gedaan" in refused.content.decode()
    assert IdeaRound.objects.get().state == RoundState.OPEN


def test_every_answer_is_given_on_one_screen(editor, member, client):
    round_ = make_idea_round()
    adopted, other, merged = (give_idea(round_, member) for _ in range(3))
    wrong = go(client, "idea_decide", adopted.pk, besluit="adopted", reden="")
    assert wrong.status_code == 400
    assert "Schrijf waarom" in wrong.content.decode()
    go(client, "idea_decide", adopted.pk, besluit="adopted", reden="Doen we.")
    go(client, "idea_decide", other.pk, besluit="not_adopted", reden="Te duur.")
    lost = go(client, "idea_decide", merged.pk, besluit="merged", reden="Bewaar mij")
    assert lost.status_code == 400
    assert "Bewaar mij" in lost.content.decode()
    go(client, "idea_decide", merged.pk, besluit="merged", **{"in": adopted.pk})
    assert set(Idea.objects.values_list("state", flat=True)) == {
        IdeaState.ADOPTED,
        IdeaState.NOT_ADOPTED,
        IdeaState.MERGED,
    }
    go(client, "idea_round_close", round_.pk, conclusie="Klaar.")
    assert IdeaRound.objects.get().conclusion == "Klaar."


def test_what_came_of_an_idea_is_a_page_here_or_elsewhere(editor, member, client):
    case = make_case("Spreekuur")
    idea = make_idea(make_idea_round(), member, state=IdeaState.ADOPTED)
    go(client, "idea_came_of", idea.pk, text="Een spreekuur", address=case.url)
    idea.refresh_from_db()
    assert idea.came_of_page_id == case.pk
    go(client, "idea_came_of", idea.pk, text="Elders", address="https://voorbeeld.example/x")
    idea.refresh_from_db()
    assert (idea.came_of_page_id, idea.came_of_url) == (None, "https://voorbeeld.example/x")
    for address in ("javascript:alert(1)", "//kwaad.example/", "zomaar"):
        wrong = go(client, "idea_came_of", idea.pk, text="Bewaar mij", address=address)
        assert wrong.status_code == 400, address
        assert "Bewaar mij" in wrong.content.decode()
    assert go(client, "idea_came_of", idea.pk, text="", address="").status_code == 400


@pytest.mark.parametrize("who", ["member", "confidential"])
def test_nobody_else_comes_in(member, client, who):
    round_ = make_idea_round()
    idea = give_idea(round_, member)
    client.force_login(member if who == "member" else make_moderator(Role.CONFIDENTIAL))
    for name, args in (
        ("idea_rounds", []),
        ("idea_round_new", []),
        ("idea_round_decide", [round_.pk]),
        ("idea_round_edit", [round_.pk]),
    ):
        assert client.get(reverse(name, args=args)).status_code in {302, 403}
    go(client, "idea_decide", idea.pk, besluit="adopted", reden="Zomaar.")
    go(client, "idea_round_close", round_.pk)
    idea.refresh_from_db()
    assert idea.state == IdeaState.OPEN
    assert IdeaRound.objects.get().state == RoundState.OPEN
