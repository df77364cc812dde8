"""What an asker does with a dilemma step by step, and what is refused."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alliantie.frame import frame
from cases.choices import DilemmaState
from cases.models import CheckRemark, DilemmaPage, FollowUp
from cases.services.dilemmas import looking_back
from organisations.models import Membership
from tests.cases.desk.dilemmas.conftest import url
from tests.factories.dilemmas import draft_dilemma, make_dilemma

pytestmark = pytest.mark.django_db
DECISION = {
    "option": "We publiceren met functies",
    "argument": "De raad kan het zo volgen.",
    "objection": "Wie het was, is soms te raden.",
    "harm_limited": "We spraken iedereen vooraf.",
}
SHOWN_BY_GET = (
    "dilemma",
    "dilemma_edit",
    "dilemma_submit",
    "dilemma_choose",
    "dilemma_settings",
    "dilemma_longer",
    "dilemma_weigh",
    "dilemma_sheet",
    "dilemma_decide",
    "dilemma_become",
    "dilemma_withdraw",
)
ONLY_POST = ("dilemma_take_back", "dilemma_stop")


def state_of(dilemma):
    return DilemmaPage.objects.get(pk=dilemma.pk).state


@pytest.fixture
def many(monkeypatch):
    """Let one person ask more in a day than is allowed."""
    monkeypatch.setattr("cases.services.dilemmas.writing.PER_PERSON", 100)


@pytest.fixture
def asked(asker, many):
    """Give one dilemma in every state."""
    return {
        state: make_dilemma(asker, state=state)
        for state in ("draft", "intake", "open", "weighing", "decided", "withdrawn")
    }


def test_the_list_says_in_her_words_where_it_stands(at_desk, asked):
    said = at_desk.get(reverse("desk:dilemmas")).text
    for dilemma in asked.values():
        assert dilemma.title in said
    assert "Alleen jij ziet dit. Schrijf verder of stuur het in." in said
    assert "De moderatie leest mee." in said
    assert said.index("Weeg het advies") < said.index("Alleen jij ziet dit.")


def test_her_own_page_shows_only_what_waits_for_her(at_desk, asked):
    said = at_desk.get("/mijn/").text
    assert asked["weighing"].title in said
    assert asked["open"].title not in said


def test_the_list_asks_the_same_however_many(at_desk, asker, many, django_assert_max_num_queries):
    for _ in range(8):
        draft_dilemma(asker)
    frame()  # what site admins set is asked once a day
    with django_assert_max_num_queries(14):
        at_desk.get(reverse("desk:dilemmas"))


@pytest.mark.parametrize("state", ["draft", "intake", "open", "weighing", "decided", "withdrawn"])
def test_every_state_has_a_page(at_desk, asker, state, django_assert_max_num_queries):
    dilemma = make_dilemma(asker, state=state)
    with django_assert_max_num_queries(30):
        assert dilemma.title in at_desk.get(url("dilemma", dilemma)).text


@pytest.mark.parametrize("name", SHOWN_BY_GET)
def test_another_member_finds_nothing(client, asker, other, name):
    dilemma = make_dilemma(asker, state=DilemmaState.WEIGHING)
    client.force_login(other)
    assert client.get(url(name, dilemma)).status_code == 404


@pytest.mark.parametrize("name", [*SHOWN_BY_GET[1:], *ONLY_POST])
def test_another_member_changes_nothing(client, asker, other, name):
    dilemma = make_dilemma(asker, state=DilemmaState.OPEN)
    client.force_login(other)
    assert client.post(url(name, dilemma)).status_code in {404, 405}
    assert state_of(dilemma) == "open"


def test_signed_out_is_asked_to_sign_in(client, asker):
    dilemma = make_dilemma(asker)
    assert client.get(url("dilemma", dilemma)).status_code == 302
    response = client.post(url("dilemma_edit", dilemma), {"situation": "Mijn lange verhaal"})
    assert response.status_code == 401
    assert "Mijn lange verhaal" in response.text


def test_suspended_is_asked_to_sign_in(at_desk, asker):
    dilemma = make_dilemma(asker)
    asker.is_active = False
    asker.save()
    assert at_desk.get(url("dilemma", dilemma)).status_code == 302
    at_desk.post(url("dilemma_withdraw", dilemma))
    assert state_of(dilemma) == "open"


def test_an_ended_membership_may_read_and_withdraw_only(at_desk, asker):
    dilemma = make_dilemma(asker)
    Membership.objects.filter(user=asker).update(state="ended")
    said = at_desk.get(url("dilemma", dilemma)).text
    assert "Je lidmaatschap is beëindigd" in said
    stopped = at_desk.post(url("dilemma_stop", dilemma), follow=True)
    assert "Je lidmaatschap is beëindigd" in stopped.text
    assert state_of(dilemma) == "open"
    at_desk.post(url("dilemma_withdraw", dilemma))
    assert state_of(dilemma) == "withdrawn"


@pytest.mark.parametrize(
    ("state", "name", "said"),
    [
        ("open", "dilemma_submit", "al ingestuurd"),
        ("draft", "dilemma_take_back", "ligt niet (meer) bij de moderatie"),
        ("draft", "dilemma_stop", "vraagt nu geen advies"),
        ("decided", "dilemma_stop", "vraagt nu geen advies"),
        ("open", "dilemma_become", "Dit kan als je hebt besloten"),
        ("withdrawn", "dilemma_withdraw", "al ingetrokken"),
    ],
)
def test_a_jump_is_refused_with_a_sentence(at_desk, asker, state, name, said):
    dilemma = make_dilemma(asker, state=state)
    response = at_desk.post(url(name, dilemma), follow=True)
    assert said in response.text
    assert state_of(dilemma) == state


@pytest.mark.parametrize("state", ["draft", "intake", "open", "decided", "withdrawn"])
def test_deciding_out_of_turn_is_refused_and_keeps_the_words(at_desk, asker, state):
    dilemma = make_dilemma(asker, state=state)
    response = at_desk.post(url("dilemma_decide", dilemma), DECISION)
    assert response.status_code == 409
    assert "Je kunt nu nog niet, of niet meer, besluiten." in response.text
    assert DECISION["objection"] in response.text
    assert state_of(dilemma) == state


@pytest.mark.parametrize("state", ["intake", "decided", "withdrawn"])
def test_editing_out_of_turn_is_refused_and_keeps_the_words(at_desk, asker, typed, state):
    dilemma = make_dilemma(asker, state=state)
    changed = typed | {"situation": "Heel iets anders"}
    response = at_desk.post(url("dilemma_edit", dilemma), changed)
    assert response.status_code == 409
    assert "Heel iets anders" in response.text


@pytest.mark.parametrize("state", ["draft", "weighing", "withdrawn"])
def test_asking_longer_out_of_turn_is_refused(at_desk, asker, state):
    dilemma = make_dilemma(asker, state=state)
    later = timezone.localdate() + timedelta(days=40)
    response = at_desk.post(url("dilemma_longer", dilemma), {"decide_by": later}, follow=True)
    assert "vraagt nu geen advies" in response.text


def test_asking_longer_survives_a_change_of_the_words(at_desk, asker, typed):
    dilemma = make_dilemma(asker)
    later = timezone.localdate() + timedelta(days=40)
    at_desk.post(url("dilemma_longer", dilemma), {"decide_by": later})
    at_desk.post(url("dilemma_edit", dilemma), typed | {"situation": "Iets nieuws."})
    row = DilemmaPage.objects.get(pk=dilemma.pk)
    row.latest_revision.publish(user=None)
    row.refresh_from_db()
    assert (row.decide_by, row.situation) == (later, "Iets nieuws.")


def test_sent_in_taken_back_and_sent_in_again(at_desk, asker):
    dilemma = draft_dilemma(asker)
    at_desk.post(url("dilemma_submit", dilemma))
    assert state_of(dilemma) == "intake"
    at_desk.post(url("dilemma_take_back", dilemma))
    assert state_of(dilemma) == "draft"


def test_what_gives_her_away_is_shown_before_it_is_sent(at_desk, asker):
    dilemma = draft_dilemma(asker, situation="Bij de gemeente Dinkelland vroeg Visser dit.")
    said = at_desk.get(url("dilemma_submit", dilemma)).text
    assert "<q>gemeente Dinkelland</q>" in said
    assert "<q>Visser</q>" in said
    refused = at_desk.post(url("dilemma_submit", dilemma))
    assert (refused.status_code, state_of(dilemma)) == (400, "draft")
    at_desk.post(url("dilemma_submit", dilemma), {"has_read": "on"})
    assert state_of(dilemma) == "intake"


def test_who_shows_her_organisation_is_not_warned_of_it(at_desk, asker, organisation):
    dilemma = draft_dilemma(
        asker,
        situation="Bij Dinkelland speelt dit.",
        name="public",
        choice={"organisation_id": organisation.pk},
    )
    assert "kan verraden" not in at_desk.get(url("dilemma_submit", dilemma)).text


def test_a_change_of_what_is_online_is_looked_through_too(at_desk, asker, typed):
    dilemma = make_dilemma(asker)
    changed = typed | {"situation": "Bel mij: 06-12345678"}
    refused = at_desk.post(url("dilemma_edit", dilemma), changed)
    assert refused.status_code == 400
    assert "<q>06-12345678</q>" in refused.text
    at_desk.post(url("dilemma_edit", dilemma), changed | {"has_read": "on"})
    row = DilemmaPage.objects.get(pk=dilemma.pk)
    assert row.get_latest_revision_as_object().situation == changed["situation"]
    assert row.situation != changed["situation"]  # a moderator has to read it


def test_what_another_window_saved_is_shown_beside_it(at_desk, asker, typed):
    dilemma = draft_dilemma(asker)
    old = str(DilemmaPage.objects.get(pk=dilemma.pk).latest_revision_id)
    at_desk.post(url("dilemma_edit", dilemma), typed | {"situation": "De eerste", "version": old})
    mine = typed | {"situation": "De tweede", "version": old}
    response = at_desk.post(url("dilemma_edit", dilemma), mine)
    assert response.status_code == 409
    assert "De eerste" in response.text
    assert "De tweede" in response.text
    at_desk.post(url("dilemma_edit", dilemma), mine | {"over": "1"})
    assert DilemmaPage.objects.get(pk=dilemma.pk).situation == "De tweede"


def test_the_moderators_remark_is_read(at_desk, asker):
    dilemma = draft_dilemma(asker)
    CheckRemark.objects.create(dilemma=dilemma, text="Haal de straatnaam weg.")
    said = at_desk.get(url("dilemma", dilemma)).text
    assert "Haal de straatnaam weg." in said
    assert "De moderatie heeft een vraag." in said


def test_decided_once_with_three_looks_back(at_desk, asker):
    dilemma = make_dilemma(asker, state=DilemmaState.WEIGHING)
    assert at_desk.post(url("dilemma_decide", dilemma), DECISION).status_code == 302
    assert state_of(dilemma) == "decided"
    again = at_desk.post(url("dilemma_decide", dilemma), DECISION | {"option": "Toch niet"})
    assert again.status_code == 409
    assert "Toch niet" in again.text
    assert DilemmaPage.objects.get(pk=dilemma.pk).decision.option == DECISION["option"]


def test_deciding_warns_too(at_desk, asker):
    dilemma = make_dilemma(asker, state=DilemmaState.WEIGHING)
    giving = DECISION | {"weighing": "Mail anna@dinkelland.example"}
    assert at_desk.post(url("dilemma_decide", dilemma), giving).status_code == 400
    assert state_of(dilemma) == "weighing"
    at_desk.post(url("dilemma_decide", dilemma), giving | {"has_read": "on"})
    assert state_of(dilemma) == "decided"


def test_looking_back_signed_in_once(at_desk, asker):
    dilemma = make_dilemma(asker, state=DilemmaState.DECIDED)
    address = url("dilemma_look_back", dilemma, 3)
    told = {"outcome": "better", "text": "Het viel mee.", "lessons": "Vraag het eerder."}
    early = at_desk.post(address, told)
    assert (early.status_code, "Het viel mee." in early.text) == (409, True)
    looking_back.ask(follow_up=FollowUp.objects.get(dilemma=dilemma, months=3))
    assert "Vertel hoe het ging" in at_desk.get(url("dilemma", dilemma)).text
    assert at_desk.post(address, told).status_code == 302
    assert state_of(dilemma) == "followed_up"
    assert at_desk.post(address, told | {"outcome": "worse"}).status_code == 409
    assert FollowUp.objects.get(dilemma=dilemma, months=3).outcome == "better"


def test_a_look_back_of_another_is_not_there(client, asker, other):
    dilemma = make_dilemma(asker, state=DilemmaState.DECIDED)
    client.force_login(other)
    assert client.get(url("dilemma_look_back", dilemma, 3)).status_code == 404
