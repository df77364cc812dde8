"""Begin a dilemma: what to know first, the form, and what answers while somebody types."""

from uuid import uuid4

import pytest
from django.urls import reverse

from alliantie.features.state import off
from alliantie.frame import frame
from alliantie.help_texts.state import changed
from alliantie.models import Receipt
from cases.models import DilemmaPage, SealedAuthor
from cases.services.dilemmas.writing import PER_PERSON
from organisations.models import Membership
from tests.factories import cases as make
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db
BEGIN, ASK = "/mijn/dilemmas/nieuw/", "/mijn/dilemmas/nieuw/vraag/"
CHECK, READERS = "/mijn/dilemmas/vraag-nakijken/", "/mijn/dilemmas/wie-leest-mee/"


def test_the_first_screen_says_what_to_know_before_anything_is_kept(at_desk):
    said = at_desk.get(BEGIN).text
    assert "Woo-verzoek" in said
    assert "vertrouwenspersoon" in said
    assert "Huis voor Klokkenluiders" in said
    assert reverse("cases:confidential_talk") in said
    assert not DilemmaPage.objects.exists()


def test_the_light_form_is_enough(at_desk, asker, typed):
    response = at_desk.post(ASK, typed)
    dilemma = DilemmaPage.objects.get()
    assert response.url == reverse("desk:dilemma", args=[dilemma.reference])
    assert (dilemma.title, dilemma.state, dilemma.owner, dilemma.asker) == (
        typed["question"],
        "draft",
        None,
        None,
    )
    assert SealedAuthor.objects.is_of("dilemma", dilemma.reference, asker.pk)


def test_everything_of_the_fold_is_kept(at_desk, typed):
    more = {
        "values": ["openness", "privacy"],
        "frames": ["woo"],
        "absent": "De buren\n\nDe buren\nKinderen",
        "rights": "De verzoeker",
        "option_0_label": "Alles publiceren",
        "option_0_effect": "Rumoer",
        "variants": "En als het een wethouder is?",
    }
    at_desk.post(ASK, typed | more)
    dilemma = DilemmaPage.objects.get()
    assert {row.value for row in dilemma.values.all()} == {"openness", "privacy"}
    assert [(row.who, row.stake) for row in dilemma.affected.all()] == [
        ("De buren", "absent_voice"),
        ("Kinderen", "absent_voice"),
        ("De verzoeker", "rights"),
    ]
    assert [(row.label, row.effect) for row in dilemma.options.all()] == [
        ("Alles publiceren", "Rumoer")
    ]
    assert [row.text for row in dilemma.variants.all()] == ["En als het een wethouder is?"]


def test_the_same_form_twice_is_one_dilemma(at_desk, typed):
    first, second = at_desk.post(ASK, typed), at_desk.post(ASK, typed)
    assert first.url == second.url
    assert DilemmaPage.objects.count() == 1


def test_no_receipt_names_her(at_desk, asker, typed):
    at_desk.post(ASK, typed)
    assert str(asker.pk) not in Receipt.objects.get(purpose="dilemma.create").owner.split()


def test_a_faulty_question_needs_a_reason(at_desk, typed):
    faulty = typed | {"question": "Hoe lak ik namen in een verslag?"}
    response = at_desk.post(ASK, faulty)
    assert response.status_code == 400
    assert "Er is een Woo-verzoek gedaan." in response.text
    assert "Stel dit als gewone vraag" in response.text
    assert not DilemmaPage.objects.exists()
    at_desk.post(ASK, faulty | {"question_reason": "Zo stelde de raad hem."})
    assert DilemmaPage.objects.get().question_reason == "Zo stelde de raad hem."


def test_only_looking_something_up_keeps_nothing_and_complains_of_nothing(at_desk, typed):
    response = at_desk.post(ASK, {"question": "Hoe lak ik?", "name": "anonymous", "kijk": "vraag"})
    assert response.status_code == 200
    assert "Zo kan het wel" in response.text
    assert "Er klopt nog iets niet" not in response.text
    assert not DilemmaPage.objects.exists()


def test_the_check_answers_while_typing(at_desk):
    said = at_desk.post(CHECK, {"question": "Moeten we dit toch publiceren"}).text
    assert "toch" in said
    assert "Moeten we dit publiceren?" in said
    assert "Waarom moet de vraag zo blijven?" in said


def test_a_right_question_gets_no_remark(at_desk):
    assert "Zo kan het wel" not in at_desk.post(CHECK, {"question": "Mag ik dit delen?"}).text


@pytest.mark.parametrize("address", [CHECK, READERS])
def test_what_is_typed_never_stands_in_an_address(at_desk, address):
    assert at_desk.get(address, {"question": "Mag ik dit?"}).status_code == 405


@pytest.mark.parametrize("address", [CHECK, READERS])
def test_looking_up_is_counted(at_desk, address, monkeypatch):
    monkeypatch.setattr("cases.desk.views.dilemmas.looking_up.A_MINUTE", 1)
    assert at_desk.post(address, {"question": "Mag ik dit?"}).status_code == 200
    assert at_desk.post(address, {"question": "Mag ik dit?"}).status_code == 429


def test_a_how_question_goes_to_the_other_form_filled_in(at_desk, theme):
    sent = {"text": "Hoe lak ik namen in een verslag?", "shown": "hidden", "key": uuid4()}
    response = at_desk.post(reverse("people:ask"), sent)
    assert "Hoe lak ik namen in een verslag?" in response.text
    assert response.status_code in {200, 400}


def test_who_reads_is_told_by_sector_and_small_numbers_stay_vague(at_desk, asker):
    water = make.make_organisation("Waterschap Rijn", kind="water_board")
    for _ in range(4):
        make.make_member(water)
    make.make_member(make.make_organisation("Provincie A", kind="province"))
    said = at_desk.post(READERS, {"readers": "members", "name": "anonymous"}).text
    assert "Waterschap: 4 mensen" in said
    assert "Provincie: een paar mensen" in said
    assert "Gemeente" not in said  # she does not count herself
    assert "Zij zien niets van jou." in said


def test_a_wrong_choice_is_answered_with_nothing(at_desk):
    assert at_desk.post(READERS, {"readers": "x", "name": "y"}).text.strip() == ""


def test_people_are_found_by_name_and_stay_chosen(at_desk, typed):
    people = [make_person(f"Piet Pluk {number}") for number in range(3)]
    looked = at_desk.post(ASK, typed | {"readers": "invited", "find": "pluk", "kijk": "mensen"})
    assert all(person.slug in looked.text for person in people)
    assert all(person.user.email not in looked.text for person in people)
    chosen = {"readers": "invited", "invited": [person.slug for person in people]}
    at_desk.post(ASK, typed | chosen)
    invited = DilemmaPage.objects.get().invited_readers.values_list("user", flat=True)
    assert set(invited) == {person.user_id for person in people}


def test_too_few_invited_is_told_at_the_question(at_desk, typed):
    response = at_desk.post(ASK, typed | {"readers": "invited"})
    assert response.status_code == 400
    assert "Nodig tussen de 3 en 20 mensen uit." in response.text


def test_too_many_in_a_day_is_refused_with_the_text(at_desk, typed):
    for _ in range(PER_PERSON):
        at_desk.post(ASK, typed | {"key": uuid4()})
    response = at_desk.post(ASK, typed | {"key": uuid4()})
    assert response.status_code == 429
    assert typed["situation"] in response.text


def test_an_ended_session_gives_the_text_back(client, typed):
    response = client.post(ASK, typed)
    assert response.status_code == 401
    assert typed["situation"] in response.text
    assert typed["question"] in response.text


@pytest.mark.parametrize("address", [BEGIN, ASK])
def test_a_former_member_is_told(at_desk, asker, typed, address):
    Membership.objects.filter(user=asker).update(state="ended")
    response = at_desk.get(address)
    assert response.status_code == 403
    assert at_desk.post(ASK, typed).status_code == 403
    assert not DilemmaPage.objects.exists()


def test_nothing_of_the_form_is_kept_in_the_browser(at_desk):
    response = at_desk.get(ASK)
    assert "no-store" in response["Cache-Control"]
    assert "desk.js" not in response.text
    assert "data-desk" not in response.text
    assert 'autocomplete="off"' in response.text


def test_the_sector_is_guessed(at_desk):
    assert '<option value="municipality" selected>' in at_desk.get(ASK).text


@pytest.mark.parametrize("number", [1, 40])
def test_the_form_asks_the_same_number_of_queries(at_desk, number, django_assert_max_num_queries):
    for _ in range(number):
        make.make_member(make.make_organisation())
    off(), changed(), frame()  # what site admins set is asked once a day
    with django_assert_max_num_queries(14):
        at_desk.get(ASK)
