import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisations.models import Organisation
from organisations.naming import loose_keys, name_key
from organisations.resolving import Resolver
from organisations.services import add_names
from tests.factories.organisations import make_organisation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gemeente Noardeast-Fryslân", "gemeente noardeast fryslan"),
        ("Gemeente Bergen (L.)", "Bergen (L)"),
        ("Gemeente Nuenen c.a.", "Nuenen"),
        ("Gemeente 's-Hertogenbosch", "’s-Hertogenbosch"),
        ("Flevoland & Gooi", "Flevoland en Gooi"),
        ("Gemeente Reusel-De Mierden", "Gemeente Reusel-de  Mierden"),
    ],
)
def test_spellings_of_one_name_share_a_key(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bergen (L.)", "Bergen (NH.)"), ("Gemeente Utrecht", "Provincie Utrecht"), ("ICT", "ICTU")],
)
def test_different_bodies_keep_different_keys(one, other):
    assert name_key(one) != name_key(other)


@given(st.text(max_size=60))
def test_any_text_has_a_key_and_the_key_is_its_own_key(text):
    assert len(name_key(text)) <= 200
    assert all(isinstance(key, str) for key in loose_keys(text))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    ["Ministerie van Algemene Dingen", "Algemene Dingen", "AD", "ministerie algemene dingen",
     "Min Algemene Dingen", "MINISTERIE VAN ALGEMENE DINGEN (AD)"],
)  # fmt: skip
def test_ministry_is_found_by_what_people_call_it(asked):
    ministry = make_organisation("Ministerie van Algemene Dingen", abbreviation="AD")
    make_organisation("Gemeente Dingen")
    assert Resolver().find(asked) == ministry


@pytest.mark.django_db
def test_name_that_fits_several_says_nothing():
    make_organisation("Gemeente Bergen (L.)")
    make_organisation("Gemeente Bergen (NH.)")
    assert Resolver().find("Bergen") is None
    assert Resolver().find("Gemeente Bergen (nh)").name == "Gemeente Bergen (NH.)"


@pytest.mark.django_db
def test_other_name_is_known_and_own_name_wins():
    city = make_organisation("Gemeente Den Haag")
    add_names(organisation=city, names=["'s-Gravenhage", "Residentie"])
    theatre = make_organisation("Residentie", kind="ngo")
    assert Resolver().find("gemeente s gravenhage") == city
    assert Resolver().find("Residentie") == theatre


@pytest.mark.django_db
def test_successor_answers_and_circles_end():
    old, new = make_organisation("Gemeente Oud"), make_organisation("Gemeente Nieuw")
    Organisation.objects.filter(pk=old.pk).update(successor=new)
    assert Resolver().find("Oud") == new
    Organisation.objects.filter(pk=new.pk).update(successor=old)
    assert Resolver().find("Oud") is not None


@pytest.mark.django_db
def test_two_queries_whatever_is_asked(django_assert_num_queries):
    for _ in range(5):
        make_organisation()
    with django_assert_num_queries(2):
        resolver = Resolver()
        for name in ("Gemeente Proefdorp", "niets", "", "Proefdorp 3"):
            resolver.find(name)


@pytest.mark.django_db
def test_alike_names_are_suggested():
    lelystad = make_organisation("Gemeente Lelystad")
    assert Resolver().similar("Gemeente Lelijstad") == [lelystad]
    assert Resolver().similar("Iets heel anders") == []
