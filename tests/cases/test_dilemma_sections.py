"""Dilemmas on other pages: only what somebody may see, and under a name only who chose that."""

import pytest

from cases.choices import NameChoice, Readers
from cases.models import DilemmaPage
from cases.services.dilemmas.readers import Choice
from cases.services.dilemmas.writing import choose
from organisations.actors import actor_for
from organisations.models import Organisation
from people.models import Follow, Person
from tests.factories.cases import make_case, make_member, make_organisation, make_theme
from tests.factories.dilemmas import make_dilemma
from tests.factories.people import make_person
from themes.shelves import count_by_organisation, count_by_theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(site_home) -> Organisation:
    return make_organisation("Gemeente Zandkasteel")


@pytest.fixture
def person(house) -> Person:
    return make_person("Wilma Weetniet", organisation=house)


def public(person, house, **given) -> DilemmaPage:
    return make_dilemma(
        person.user,
        name=NameChoice.PUBLIC,
        choice={"organisation_id": house.pk},
        **{"readers": Readers.EVERYONE, **given},
    )


def said(client, url) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_front_page_lists_what_takes_advice(client, person):
    make_dilemma(person.user, question="Mag alles?", readers=Readers.EVERYONE)
    make_dilemma(person.user, question="Mag iets?")
    make_dilemma(person.user, question="Mag later?", readers=Readers.EVERYONE, state="weighing")
    html = said(client, "/")
    assert "Mag alles?" in html
    assert "Mag iets?" not in html
    assert "Mag later?" not in html
    client.force_login(make_member(None))
    assert "Mag iets?" in said(client, "/")


def test_a_theme_lists_what_somebody_may_see_and_counts_use_cases_only(client, person):
    theme = make_theme("Vogels")
    make_case(themes=(theme,))
    make_dilemma(person.user, question="Mag alles?", readers=Readers.EVERYONE, themes=[theme])
    make_dilemma(person.user, question="Mag iets?", themes=[theme])
    html = said(client, theme.get_absolute_url())
    assert "Mag alles?" in html
    assert "Mag iets?" not in html
    assert count_by_theme(actor_for(make_member(None))) == {theme.pk: 1}


def test_a_theme_without_dilemmas_says_nothing_of_them(client, site_home):
    theme = make_theme("Vogels")
    assert "lijst-dilemmapage" not in said(client, theme.get_absolute_url())
    assert "lijst-casepage" in said(client, theme.get_absolute_url())


def test_an_organisation_lists_only_what_shows_it(client, person, house):
    public(person, house, question="Mag heel?")
    make_dilemma(
        person.user,
        question="Mag half?",
        name=NameChoice.ORGANISATION_HIDDEN,
        readers=Readers.EVERYONE,
        choice={"organisation_id": house.pk},
    )
    make_dilemma(person.user, question="Mag stil?", readers=Readers.EVERYONE)
    html = said(client, house.get_absolute_url())
    assert "Mag heel?" in html
    assert "Mag half?" not in html
    assert "Mag stil?" not in html
    assert count_by_organisation(actor_for(person.user), [house.pk]) == {}


def test_even_a_row_that_holds_an_organisation_is_not_listed_without_the_choice(
    client, person, house
):
    dilemma = make_dilemma(person.user, question="Mag stil?", readers=Readers.EVERYONE)
    DilemmaPage.objects.filter(pk=dilemma.pk).update(organisation=house, asker=person.user)
    assert "Mag stil?" not in said(client, house.get_absolute_url())
    assert "Mag stil?" not in said(client, person.get_absolute_url())


def test_a_person_stands_with_what_was_asked_in_full_name_only(client, person, house):
    public(person, house, question="Mag heel?")
    public(person, house, question="Mag binnen?", readers=Readers.MEMBERS)
    make_dilemma(
        person.user,
        question="Mag half?",
        name=NameChoice.ORGANISATION_HIDDEN,
        readers=Readers.EVERYONE,
    )
    client.force_login(make_member(None))
    html = said(client, person.get_absolute_url())
    assert "Mag heel?" in html
    assert "Mag half?" not in html
    assert "Mag binnen?" not in html


def test_hiding_later_takes_it_away_at_once(client, person, house):
    dilemma = public(person, house, question="Mag heel?")
    hidden = Choice(name=NameChoice.ANONYMOUS, readers=Readers.EVERYONE)
    choose(dilemma=dilemma, actor=actor_for(person.user), choice=hidden)
    assert "Mag heel?" not in said(client, house.get_absolute_url())
    assert "Mag heel?" not in said(client, person.get_absolute_url())


def test_a_dilemma_cannot_be_followed_by_its_number(client, person, house):
    dilemma = public(person, house)
    case = make_case()
    client.force_login(make_member(None))
    for page, status in ((dilemma, 404), (case, 302)):
        told = {"kind": "page", "value": page.pk, "on": "1", "next": "/"}
        assert client.post("/mijn/volgen/zet/", told).status_code == status
    assert list(Follow.objects.values_list("page", flat=True)) == [case.pk]
