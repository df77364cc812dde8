"""What in a text gives away who wrote it."""

import pytest

from cases.choices import NameChoice
from cases.policies.giveaways import OwnWords, find_giveaways
from cases.presenting.giveaways import own_words
from organisations.actors import actor_for
from organisations.models import EmailDomain, OrganisationName
from tests.factories import cases as make
from tests.factories.accounts import make_user
from tests.factories.people import make_person

OWN = OwnWords(
    organisations=frozenset({"Gemeente Súdwest-Fryslân", "IPO", "VNG Realisatie", "Ee"}),
    domains=frozenset({"gemeenteswf.nl"}),
    people=frozenset({"Jan de Vries", "Ana Núñez", "Piet", "Bo Li"}),
)


def words(text):
    return {one.what: one.words for one in find_giveaways([text], OWN)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bij de gemeente sudwest-fryslan speelt dit",
            {"organisation": ("gemeente sudwest-fryslan",)},
        ),
        ("Het IPO vroeg dit", {"organisation": ("IPO",)}),
        ("VNG\nRealisatie zei", {"organisation": ("VNG Realisatie",)}),
        ("Zie www.gemeenteswf.nl/stuk", {"organisation": ("www.gemeenteswf.nl",)}),
        (
            "Mail j.v@gemeenteswf.nl",
            {"organisation": ("j.v@gemeenteswf.nl",), "email": ("j.v@gemeenteswf.nl",)},
        ),
        ("Mail naam@elders.org eens", {"email": ("naam@elders.org",)}),
        ("Bel 06-12345678", {"phone": ("06-12345678",)}),
        ("Bel 06 12 34 56 78 nu", {"phone": ("06 12 34 56 78",)}),
        ("Bel (030) 123 45 67", {"phone": ("(030) 123 45 67",)}),
        ("Bel +31 6 12345678", {"phone": ("+31 6 12345678",)}),
        ("Bel 0031 (0)30 1234567", {"phone": ("0031 (0)30 1234567",)}),
        ("Het pand aan 3511 AB", {"postcode": ("3511 AB",)}),
        ("het pand 3511ab", {"postcode": ("3511ab",)}),
        ("Volgens jan de vries wel", {"person": ("jan de vries",)}),
        ("Volgens Vries niet", {"person": ("Vries",)}),
        ("Volgens Nunez niet", {"person": ("Nunez",)}),
    ],
)
def test_found(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Een gemeente in het noorden kreeg een verzoek.",
        "de ipo van een bedrijf",  # a short abbreviation counts in its own capitals only
        "Zaak 2024-1234567 van 01-02-2024 tot 03-04-2025",
        "Het kostte 0612 euro en 1234 in euro",
        "In 2024 is het IPOS opgericht",
        "Hij vries niet van kou",
        "Piet kwam, en Li ook",
        "Dit is 1234 SS genoemd",
        "het jaar 2024 en verder",
    ],
)
def test_not_found(text):
    assert words(text) == {}


def test_every_kind_is_told_once_with_all_its_words():
    found = find_giveaways(["IPO en a@b.nl", "IPO en c@d.nl"], OWN)
    assert [(one.what, one.words) for one in found] == [
        ("organisation", ("IPO",)),
        ("email", ("a@b.nl", "c@d.nl")),
    ]


ENDLESS = {
    "numbers": "0" * 20_000,
    "signs": "a@" * 5000,
    "codes": "1234 " * 4000,
    "names": "IPO-" * 5000,
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=list(ENDLESS))
def test_endless_text_is_looked_through(text):
    find_giveaways([text], OWN)


@pytest.fixture
def writer(site_home):
    organisation = make.make_organisation("Gemeente Aalten", abbreviation="GAL", sort_key="aalten")
    OrganisationName.objects.create(
        organisation=organisation, name="De Aaltense", key="de aaltense"
    )
    EmailDomain.objects.create(organisation=organisation, domain="aalten.nl")
    user = make.make_member(organisation)
    make_person("Anna Bakker", user=user)
    colleague = make.make_member(organisation)
    colleague.first_name, colleague.last_name = "Coen", "Collega"
    colleague.save()
    make_user("vreemd@example.org", first_name="Vera", last_name="Vreemd")
    return user


def test_words_of_an_anonymous_writer(writer, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        own = own_words(actor_for(writer), name=NameChoice.ANONYMOUS)
    assert {"Gemeente Aalten", "GAL", "aalten", "De Aaltense"} == own.organisations
    assert {"aalten.nl", "example.org"} == own.domains
    assert {"Anna Bakker", "Coen Collega"} == own.people


def test_who_is_named_hides_only_the_rest(writer):
    hidden = own_words(actor_for(writer), name=NameChoice.ORGANISATION_HIDDEN)
    assert hidden.people == {"Coen Collega"}
    assert hidden.organisations
    named = own_words(actor_for(writer), name=NameChoice.PUBLIC)
    assert (named.organisations, named.domains) == (frozenset(), frozenset())
    assert named.people == {"Coen Collega"}


def test_an_account_without_a_name_is_not_searched_for_by_its_address(site_home):
    user = make.make_member(make.make_organisation())
    own = own_words(actor_for(user), name=NameChoice.ANONYMOUS)
    assert not any("@" in name for name in own.people)
