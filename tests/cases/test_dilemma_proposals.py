"""Propose something to add; only who asked puts it there."""

import pytest
from django.urls import reverse

from alliantie.throttles import ThrottledError
from cases.choices import DilemmaState, ProposalKind, ProposalState
from cases.models import DilemmaNews, DilemmaPage, DilemmaProposal
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.policies.writing import NotYoursError
from cases.services.dilemmas import proposals
from cases.services.dilemmas.proposals import accept, decline, propose
from organisations.actors import actor_for
from organisations.models import Membership
from tests.factories import cases as make
from tests.factories.dilemmas import make_dilemma, make_moderator

pytestmark = pytest.mark.django_db


@pytest.fixture
def asker(site_home):
    return make.make_member(make.make_organisation())


@pytest.fixture
def adviser(site_home):
    return make.make_member(make.make_organisation())


@pytest.fixture
def dilemma(asker):
    return make_dilemma(asker)


def option(dilemma, adviser, text="Wachten tot de rechter beslist"):
    return propose(dilemma=dilemma, actor=actor_for(adviser), kind=ProposalKind.OPTION, text=text)


def draft_of(dilemma):
    return DilemmaPage.objects.get(pk=dilemma.pk).get_latest_revision_as_object()


def test_a_proposal_waits_and_she_is_told(dilemma, adviser):
    made = option(dilemma, adviser)
    assert made.state == ProposalState.OPEN
    assert DilemmaNews.objects.filter(dilemma=dilemma, about=f"proposal-{made.pk}").exists()
    assert not draft_of(dilemma).options.exists()


def test_the_same_twice_is_one(dilemma, adviser):
    assert option(dilemma, adviser) == option(dilemma, adviser, "wachten  tot de rechter beslist")
    assert DilemmaProposal.objects.count() == 1


def test_the_fourth_of_one_person_waits(dilemma, adviser):
    for number in range(3):
        option(dilemma, adviser, f"Mogelijkheid {number}")
    with pytest.raises(DilemmaRefusedError, match="al drie"):
        option(dilemma, adviser, "Mogelijkheid 4")
    option(dilemma, make.make_member(make.make_organisation()), "Van een ander")


def test_proposing_is_counted_over_dilemmas(asker, adviser, monkeypatch):
    monkeypatch.setattr(proposals, "AN_HOUR", 1)
    option(make_dilemma(asker), adviser)
    with pytest.raises(ThrottledError):
        option(make_dilemma(asker), adviser)


def test_she_does_not_propose_to_herself(dilemma, asker):
    with pytest.raises(DilemmaRefusedError, match="eigen dilemma"):
        option(dilemma, asker)
    assert not DilemmaProposal.objects.exists()


def test_who_left_or_may_not_see_it_cannot(dilemma, adviser, asker):
    hidden = make_dilemma(asker, readers="government")
    outside = make.make_member(make.make_organisation(side="non_government"))
    with pytest.raises(DilemmaRefusedError):
        option(hidden, outside)
    Membership.objects.filter(user=adviser).update(state="ended")
    with pytest.raises(DilemmaRefusedError, match="lid"):
        option(dilemma, adviser)


@pytest.mark.parametrize("state", ["draft", "intake", "weighing", "decided", "withdrawn"])
def test_members_propose_only_while_it_asks_advice(asker, adviser, state):
    with pytest.raises(DilemmaRefusedError):
        option(make_dilemma(asker, state=state), adviser)


def test_a_moderator_proposes_at_the_safety_check(asker):
    dilemma = make_dilemma(asker, state=DilemmaState.INTAKE)
    made = option(dilemma, make_moderator())
    with pytest.raises(DilemmaRefusedError, match="Haal het terug"):
        accept(proposal=made, actor=actor_for(asker))
    made.refresh_from_db()
    assert made.state == ProposalState.OPEN


def test_a_moderator_whose_organisation_is_kept_out_cannot(asker):
    for _ in range(4):
        make.make_member(make.make_organisation())
    own = asker.memberships.get().organisation_id
    choice = {"organisation_id": own}
    dilemma = make_dilemma(asker, readers="not_my_organisation", choice=choice)
    moderator = make_moderator()
    Membership.objects.create(user=moderator, organisation_id=own, state="active")
    with pytest.raises(DilemmaRefusedError):
        option(dilemma, moderator)


@pytest.mark.parametrize(
    ("kind", "text", "stake"),
    [
        ("x", "Iets", ""),
        (ProposalKind.OPTION, "   ", ""),
        (ProposalKind.VALUE, "liefde", ""),
        (ProposalKind.OPTION, "a" * 121, ""),
        (ProposalKind.AFFECTED, "De buren", "x"),
    ],
)
def test_what_does_not_fit_is_refused(dilemma, adviser, kind, text, stake):
    with pytest.raises(DilemmaRefusedError):
        propose(dilemma=dilemma, actor=actor_for(adviser), kind=kind, text=text, stake=stake)


@pytest.mark.parametrize(
    ("kind", "text", "rows", "field"),
    [
        (ProposalKind.VALUE, "care", "values", "value"),
        (ProposalKind.AFFECTED, "De buren", "affected", "who"),
        (ProposalKind.OPTION, "Wachten", "options", "label"),
        (ProposalKind.VARIANT, "En als het lekt?", "variants", "text"),
    ],
)
def test_accepting_writes_a_version_a_moderator_reads(
    dilemma, asker, adviser, kind, text, rows, field
):
    made = propose(dilemma=dilemma, actor=actor_for(adviser), kind=kind, text=text)
    accept(proposal=made, actor=actor_for(asker))
    row = DilemmaPage.objects.get(pk=dilemma.pk)
    assert [getattr(one, field) for one in getattr(draft_of(dilemma), rows).all()] == [text]
    assert not getattr(row, rows).exists()  # not online yet
    assert row in DilemmaPage.objects.in_check()
    made.refresh_from_db()
    assert made.state == ProposalState.ACCEPTED


def test_a_value_that_stands_already_changes_nothing(asker, adviser):
    dilemma = make_dilemma(asker, values=[{"value": "care"}])
    made = propose(dilemma=dilemma, actor=actor_for(adviser), kind=ProposalKind.VALUE, text="care")
    accept(proposal=made, actor=actor_for(asker))
    assert draft_of(dilemma).values.count() == 1
    assert not DilemmaPage.objects.get(pk=dilemma.pk).has_unpublished_changes


@pytest.mark.parametrize("answer", [accept, decline])
def test_only_she_answers_and_once(dilemma, asker, adviser, answer):
    made = option(dilemma, adviser)
    with pytest.raises(NotYoursError):
        answer(proposal=made, actor=actor_for(adviser))
    answer(proposal=made, actor=actor_for(asker))
    with pytest.raises(DilemmaRefusedError, match="al beantwoord"):
        accept(proposal=made, actor=actor_for(asker))


def test_an_asker_who_left_cannot_answer(dilemma, asker, adviser):
    made = option(dilemma, adviser)
    Membership.objects.filter(user=asker).update(state="ended")
    with pytest.raises(DilemmaRefusedError, match="lidmaatschap"):
        accept(proposal=made, actor=actor_for(asker))


def address(dilemma):
    return reverse("cases:propose", args=[DilemmaPage.objects.get(pk=dilemma.pk).slug])


def test_the_page_keeps_what_was_typed_and_then_thanks(client, dilemma, adviser):
    client.force_login(adviser)
    assert dilemma.title in client.get(address(dilemma)).text
    wrong = client.post(address(dilemma), {"kind": "value", "text": "Mijn zin"})
    assert (wrong.status_code, "Mijn zin" in wrong.text) == (400, True)
    right = client.post(address(dilemma), {"kind": "option", "text": "Wachten"})
    assert right.status_code == 302
    assert DilemmaProposal.objects.get().text == "Wachten"


def test_the_page_is_not_there_for_who_may_not_see_it(client, asker):
    hidden = make_dilemma(asker, readers="government")
    client.force_login(make.make_member(make.make_organisation(side="non_government")))
    assert client.get(address(hidden)).status_code == 404


def test_the_page_tells_who_asked_where_to_go(client, dilemma, asker):
    client.force_login(asker)
    response = client.post(address(dilemma), {"kind": "option", "text": "Wachten"})
    assert response.status_code == 403
    assert "werkplek" in response.text


def test_signed_out_is_asked_to_sign_in(client, dilemma):
    assert client.get(address(dilemma)).status_code == 302
    assert client.post(address(dilemma), {"text": "Wachten"}).status_code == 401
