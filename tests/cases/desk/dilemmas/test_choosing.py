"""Who sees what, the look back, proposals, weighing and becoming a use case, on the desk."""

from uuid import uuid4

import pytest
from django.contrib.auth.hashers import check_password

from cases.choices import DilemmaState, ProposalKind, SealedKind
from cases.models import Advice, CasePage, DilemmaCase, DilemmaPage
from cases.services.dilemmas.authors import opened
from cases.services.dilemmas.proposals import propose
from organisations.actors import actor_for
from tests.cases.desk.dilemmas.conftest import url
from tests.factories import cases as make
from tests.factories.dilemmas import make_dilemma
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db


def fresh(dilemma):
    return DilemmaPage.objects.get(pk=dilemma.pk)


def advise(dilemma, number=1, **given):
    """Keep advice as its service does, without the way to it."""
    for _ in range(number):
        Advice.objects.create(
            dilemma=dilemma, mark=uuid4().hex, **{"text": "Publiceer met functies.", **given}
        )


def test_online_only_towards_less(at_desk, asker):
    dilemma = make_dilemma(asker, name="organisation_hidden", readers="members")
    wider = at_desk.post(
        url("dilemma_choose", dilemma), {"name": "organisation_hidden", "readers": "everyone"}
    )
    assert wider.status_code == 400
    assert "alleen nog minder mensen" in wider.text
    named = at_desk.post(url("dilemma_choose", dilemma), {"name": "public", "readers": "members"})
    assert "alleen nog minder van jezelf" in named.text
    assert fresh(dilemma).name_choice == "organisation_hidden"
    at_desk.post(url("dilemma_choose", dilemma), {"name": "anonymous", "readers": "government"})
    row = fresh(dilemma)
    assert (row.name_choice, row.readers, row.asker) == ("anonymous", "government", None)


def test_a_draft_may_be_opened_up(at_desk, asker, organisation):
    dilemma = make_dilemma(asker, state=DilemmaState.DRAFT)
    choice = {"name": "public", "readers": "everyone", "organisation": organisation.pk}
    at_desk.post(url("dilemma_choose", dilemma), choice | {"may_be_indexed": "on"})
    row = fresh(dilemma)
    assert (row.organisation, row.asker, row.may_be_indexed) == (organisation, asker, True)


def test_an_organisation_of_others_cannot_be_named(at_desk, asker):
    dilemma = make_dilemma(asker, state=DilemmaState.DRAFT)
    strange = make.make_organisation()
    choice = {"name": "public", "readers": "everyone", "organisation": strange.pk}
    assert at_desk.post(url("dilemma_choose", dilemma), choice).status_code == 400


def test_who_is_invited_stays_when_the_form_is_opened(at_desk, asker):
    people = [make_person(f"Piet Pluk {number}") for number in range(3)]
    invited = {"invited_ids": [person.user_id for person in people]}
    dilemma = make_dilemma(asker, readers="invited", choice=invited)
    said = at_desk.get(url("dilemma_choose", dilemma)).text
    assert said.count("checked") >= len(people)
    assert "nu 3 mensen" in said


def test_another_address_and_a_passphrase_go_sealed(at_desk, asker):
    dilemma = make_dilemma(asker)
    given = {"other_address": "thuis@voorbeeld.nl", "secret": "een lange wachtzin"}
    assert at_desk.post(url("dilemma_settings", dilemma), given).status_code == 302
    link = opened(kind=SealedKind.DILEMMA, reference=dilemma.reference)
    assert link["address"] == "thuis@voorbeeld.nl"
    assert check_password("een lange wachtzin", link["passphrase"])
    at_desk.post(url("dilemma_settings", dilemma), {"other_address": "elders@voorbeeld.nl"})
    link = opened(kind=SealedKind.DILEMMA, reference=dilemma.reference)
    assert (link["address"], bool(link["passphrase"])) == ("elders@voorbeeld.nl", True)
    at_desk.post(url("dilemma_settings", dilemma), {"forget": "on"})
    link = opened(kind=SealedKind.DILEMMA, reference=dilemma.reference)
    assert (link["address"], link["passphrase"]) == ("", "")


def test_a_short_passphrase_is_refused_and_never_shown_again(at_desk, asker):
    dilemma = make_dilemma(asker)
    response = at_desk.post(url("dilemma_settings", dilemma), {"secret": "kort maar"})
    assert response.status_code == 400
    assert "minstens 12 tekens" in response.text
    assert "kort maar" not in response.text


def test_a_proposal_is_taken_over_or_left_out(at_desk, asker, other):
    dilemma = make_dilemma(asker)
    first, second = (
        propose(dilemma=dilemma, actor=actor_for(other), kind=kind, text=text)
        for kind, text in ((ProposalKind.VALUE, "care"), (ProposalKind.OPTION, "Wachten"))
    )
    said = at_desk.get(url("dilemma", dilemma)).text
    assert "Zorg voor mensen" in said
    at_desk.post(url("dilemma_proposal", dilemma, first.pk), {"antwoord": "ja"})
    at_desk.post(url("dilemma_proposal", dilemma, second.pk), {"antwoord": "nee"})
    draft = fresh(dilemma).get_latest_revision_as_object()
    assert [row.value for row in draft.values.all()] == ["care"]
    assert not draft.options.exists()
    again = at_desk.post(
        url("dilemma_proposal", dilemma, second.pk), {"antwoord": "ja"}, follow=True
    )
    assert "al beantwoord" in again.text


def test_a_proposal_at_another_dilemma_is_not_there(at_desk, asker, other):
    dilemma, mine = make_dilemma(other), make_dilemma(asker)
    made = propose(
        dilemma=dilemma, actor=actor_for(asker), kind=ProposalKind.OPTION, text="Wachten"
    )
    assert at_desk.post(url("dilemma_proposal", mine, made.pk)).status_code == 404
    assert at_desk.post(url("dilemma_proposal", dilemma, made.pk)).status_code == 404


def test_advice_lies_side_by_side(at_desk, asker):
    dilemma = make_dilemma(
        asker,
        options=[{"label": "Alles"}, {"label": "Niets"}],
        values=[{"value": "openness"}, {"value": "privacy"}],
        affected=[{"who": "De buren", "stake": "absent_voice"}],
    )
    advise(dilemma, option="Alles", value="openness", level="can_do", interest="Ik ben raadslid")
    advise(dilemma, text="Dit hielp", has_helped=True)
    advise(dilemma, text="Verborgen", is_hidden=True)
    said = at_desk.get(url("dilemma_weigh", dilemma)).text
    for words in ("Alles", "Niets", "Zonder keuze", "Privacy", "De buren", "Ik ben raadslid"):
        assert words in said
    assert "Dit hielp je" in said
    assert "Verborgen" not in said


def test_an_adviser_who_hides_is_not_named_to_the_asker(at_desk, asker, other):
    person = make_person("Kees Kop", user=other)
    dilemma = make_dilemma(asker)
    advise(dilemma, author=person.user, name_choice="anonymous")
    assert "Kees Kop" not in at_desk.get(url("dilemma_weigh", dilemma)).text
    Advice.objects.update(name_choice="public")
    assert "Kees Kop" in at_desk.get(url("dilemma_weigh", dilemma)).text
    assert "Kees Kop" not in at_desk.get(url("dilemma_sheet", dilemma)).text


def test_the_sheet_has_seven_steps_and_no_name(at_desk, asker):
    said = at_desk.get(url("dilemma_sheet", make_dilemma(asker))).text
    sheet = said[said.index("<main") : said.index("</main>")]
    assert sheet.count("<h2") == 7
    assert "Visser" not in sheet
    assert "Dinkelland" not in sheet


def test_weighing_asks_the_same_with_much_advice(at_desk, asker, django_assert_num_queries):
    dilemma = make_dilemma(asker)
    advise(dilemma, 5)
    address = url("dilemma_weigh", dilemma)
    at_desk.get(address)
    few = queries(at_desk, address)
    advise(dilemma, 300)
    assert queries(at_desk, address) == few


def queries(client, address):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def test_one_click_makes_a_case_of_what_is_named(at_desk, asker, organisation):
    dilemma = make_dilemma(
        asker,
        state=DilemmaState.DECIDED,
        name="public",
        choice={"organisation_id": organisation.pk},
    )
    at_desk.post(url("dilemma_become", dilemma))
    at_desk.post(url("dilemma_become", dilemma))
    case = CasePage.objects.get()
    assert (case.owner, case.live, case.title) == (asker, False, dilemma.title)
    assert "We publiceren met functies" in case.approach
    assert "Wie het was, is soms te raden." in case.went_wrong
    assert DilemmaCase.objects.get().case == case


def test_who_hides_says_first_that_she_knows(at_desk, asker):
    dilemma = make_dilemma(asker, state=DilemmaState.DECIDED)
    assert at_desk.post(url("dilemma_become", dilemma)).status_code == 400
    assert not CasePage.objects.exists()
    at_desk.post(url("dilemma_become", dilemma), {"is_aware": "on"})
    at_desk.post(url("dilemma_become", dilemma), {"is_aware": "on"})
    assert CasePage.objects.count() == 1
    assert not DilemmaCase.objects.exists()
    assert "praktijkvoorbeeld dat je ervan maakte" in at_desk.get(url("dilemma", dilemma)).text


def test_who_hides_may_let_it_show(at_desk, asker):
    dilemma = make_dilemma(asker, state=DilemmaState.DECIDED)
    at_desk.post(url("dilemma_become", dilemma), {"is_aware": "on", "shows": "on"})
    assert DilemmaCase.objects.get().page.pk == dilemma.pk
