"""The truth table of the question of a dilemma."""

import pytest

from cases.policies.dilemma_state import DilemmaRefusedError
from cases.policies.question_check import EXAMPLE, check_question, check_reasoned
from cases.policies.question_words import OPENINGS

RIGHT = [
    "Mag ik het verslag met namen openbaar maken?",
    "Mogen wij de agenda van de wethouder publiceren?",
    "Mocht onze directie dit advies achterhouden?",
    "Mochten wij de stukken al delen?",
    "Moet ik een journalist vertellen dat er meer is?",
    "Moeten we wachten op de rechter?",
    "Moest ik de burger eerder waarschuwen?",
    "Moesten we alle mails bewaren?",
    "Kan ik een collega vragen dit te verzwijgen?",
    "Kun je een klokkenluider anoniem houden in een dossier?",
    "Kunt u namen van inwoners in een besluit laten staan?",
    "Kunnen wij de kaart met bronnen openbaar maken?",
    "Kon de raad dit vertrouwelijk bespreken?",
    "Konden wij de cijfers eerder geven?",
    "Wil ik mijn naam onder dit advies zetten?",
    "Wilt u een concept al delen met bewoners?",
    "Willen wij fouten zelf bekendmaken?",
    "Wilde de gemeente dit geheim houden?",
    "Wilden wij dit eerst intern bespreken?",
    "Wou de minister dit stuk achterhouden?",
    "Durf ik mijn directeur tegen te spreken?",
    "Durft een ambtenaar hierover te schrijven?",
    "Durven we slechte cijfers te publiceren?",
    "Durfde iemand dit te melden?",
    "Zal ik de notulen vandaag al sturen?",
    "Zullen we de bron noemen?",
    "Zou ik een verzoek mogen weigeren om de kosten?",
    "Zouden wij de buren moeten horen?",
    "Zul je dit openbaar maken als de raad nee zegt?",
    "mag ik dit delen met de pers?",
    "Mag ik niet-openbare stukken delen met de raad?",
    "Moet ik de namen niet openbaar maken?",
    "Mag een Woo-verzoek van een collega anders lopen?",
    "Mag ik art. 5.1 gebruiken voor een heel dossier?",
    "Mag een gewone burger mijn agenda zien?",
    "Mag ik een stuk van 15 pagina's in delen publiceren?",
]
WRONG = [
    ("Hoe lak ik namen in een verslag?", {"how"}),
    ("hoe moeten wij dit doen?", {"how"}),
    ("Hoe kun je dit netjes weigeren", {"how", "mark"}),
    ("Wat moet ik doen met een fout in een besluit?", {"start"}),
    ("Is het netjes om dit te delen?", {"start"}),
    ("Wie mag dit lezen?", {"start"}),
    ("Wanneer publiceer ik het verslag?", {"start"}),
    ("Ik mag dit toch delen?", {"start", "conclusion"}),
    ("Of mag ik dit delen?", {"start"}),
    ("Publiceren?", {"start"}),
    ("Ben ik verplicht dit te melden?", {"start"}),
    ("Heeft de raad recht op dit stuk?", {"start"}),
    ("Mag ik dit delen", {"mark"}),
    ("Mag ik dit delen.", {"mark"}),
    ("Mag ik dit delen!", {"mark"}),
    ("Mag ik dit delen? Ik twijfel.", {"one", "mark"}),
    ("Mag ik dit delen? Of moet ik wachten?", {"one"}),
    ("Mag ik dit delen?? Moet ik wachten?", {"one"}),
    ("Er ligt een verzoek. Mag ik het weigeren?", {"start", "one"}),
    ("Mag ik dit delen, of moet ik wachten?", {"comma"}),
    ("Mag ik het verslag, met namen, openbaar maken?", {"comma"}),
    ("Moet ik wachten, omdat de rechter nog moet beslissen?", {"comma"}),
    (
        "Mag ik het verslag van de vergadering van vorige week met alle namen van de collega's delen?",
        {"long"},
    ),
    (
        "Moeten wij een verzoek van een journalist die vaker komt met dezelfde vragen telkens weer beantwoorden?",
        {"long"},
    ),
    ("Moeten we niet alles publiceren?", {"conclusion"}),
    ("Zouden we niet eens eerlijk worden?", {"conclusion"}),
    ("Kunnen wij niet gewoon wachten?", {"conclusion"}),
    ("Mag ik dit natuurlijk delen?", {"conclusion"}),
    ("Mag ik dit dus weigeren?", {"conclusion"}),
    ("Moet de raad dit toch weten?", {"conclusion"}),
    ("Kan het zijn dat is het niet zo dat men liegt?", {"conclusion"}),
    ("Is het niet zo dat we moeten publiceren?", {"start", "conclusion"}),
    ("Moet ik dit onzinnige verzoek beantwoorden?", {"conclusion"}),
    ("Mag ik dit belachelijke besluit openbaar maken?", {"conclusion"}),
    ("Moeten wij dit uiteraard melden?", {"conclusion"}),
    ("Kan dit immers openbaar?", {"conclusion"}),
    ("Mag ik dit vanzelfsprekend weigeren?", {"conclusion"}),
    ("Moet dit nu eenmaal geheim?", {"conclusion"}),
    ("Hoe moet ik dit, natuurlijk, doen", {"how", "comma", "conclusion", "mark"}),
]


def codes(question):
    return {finding.code for finding in check_question(question)}


@pytest.mark.parametrize("question", RIGHT)
def test_right(question):
    assert codes(question) == set()


@pytest.mark.parametrize(("question", "expected"), WRONG)
def test_wrong(question, expected):
    assert codes(question) == expected


def test_the_table_is_long_enough():
    assert len(RIGHT) + len(WRONG) >= 60


@pytest.mark.parametrize("question", [question for question, _codes in WRONG])
def test_every_better_sentence_is_right_itself(question):
    for finding in check_question(question):
        assert check_question(finding.better) == []


@pytest.mark.parametrize("opening", sorted(OPENINGS))
def test_every_form_may_open(opening):
    assert codes(f"{opening} dit zo blijven?") == set()


def test_only_a_how_question_is_offered_the_other_form():
    offered = {q for q, _c in WRONG if any(f.offers_question for f in check_question(q))}
    assert offered == {q for q, expected in WRONG if "how" in expected}


@pytest.mark.parametrize(
    ("question", "better"),
    [
        ("Mag ik dit stuk delen", "Mag ik dit stuk delen?"),
        ("Mag ik het verslag, met namen, delen?", "Mag ik het verslag met namen delen?"),
        ("Mag ik dit stuk delen, of moet ik wachten?", "Mag ik dit stuk delen?"),
        ("Moeten we toch alles publiceren?", "Moeten we alles publiceren?"),
        ("Moeten we niet alles publiceren?", "Moeten we alles publiceren?"),
        ("Mag ik dit stuk delen? Ik twijfel?", "Mag ik dit stuk delen?"),
        ("Wat nu?", EXAMPLE),
    ],
)
def test_better_stays_close_to_what_was_typed(question, better):
    assert check_question(question)[0].better == better


def test_nothing_typed_says_nothing():
    assert check_question("  ") == []


def test_a_reason_lets_it_pass():
    with pytest.raises(DilemmaRefusedError):
        check_reasoned("Hoe lak ik namen?", "  ")
    check_reasoned("Hoe lak ik namen?", "Zo vroeg de raad het.")
    check_reasoned(EXAMPLE, "")


@pytest.mark.parametrize("question", ["?" * 5000, "mag " * 2000, "a," * 3000, "." * 9000])
def test_endless_text_is_checked_at_once(question):
    assert check_question(question)
