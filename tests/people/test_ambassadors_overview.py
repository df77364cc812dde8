from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from people.models import Ambassadorship, Person, RequestBudget
from people.presenting.freedom import freedom
from tests.factories.cases import make_theme
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_ambassador, make_expert, make_person

pytestmark = pytest.mark.django_db
URL = "/ambassadeurs/"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def ambassadors(site_home):
    data, law = make_theme("Open boeken"), make_theme("Wetten")
    for name, theme, region, languages, formats in (
        ("Ada", data, "bonaire", ["pap", "nl"], ["speak"]),
        ("Bea", data, "utrecht", ["nl"], ["speak", "podcast"]),
        ("Cor", law, "utrecht", ["en"], []),
    ):
        person = make_expert(theme, name=name, languages=languages, formats=formats)
        make_ambassador(theme, person=person, region=region)
    return {"data": data, "law": law}


def names(response) -> list[str]:
    return [card.name for card in response.context["listed"].cards]


def counts(response, name: str) -> dict[str, int]:
    [group] = [one for one in response.context["groups"] if one.name == name]
    return {option.label: option.count for option in group.options}


def test_all_are_listed_with_honest_counts(client, ambassadors):
    response = client.get(URL)
    assert names(response) == ["Ada", "Bea", "Cor"]
    assert "<strong>3 ambassadeurs</strong>" in response.content.decode()
    assert counts(response, "thema") == {"Open boeken": 2, "Wetten": 1}
    assert counts(response, "regio") == {"Bonaire": 1, "Utrecht": 2}
    assert counts(response, "taal") == {"Nederlands": 2, "Engels": 1, "Papiaments": 1}
    assert counts(response, "vorm") == {"Spreken": 2, "Podcast": 1}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("regio=utrecht", ["Bea", "Cor"]),
        ("regio=utrecht&regio=bonaire", ["Ada", "Bea", "Cor"]),
        ("taal=pap", ["Ada"]),
        ("vorm=speak&regio=utrecht", ["Bea"]),
        ("vorm=bestaatniet&regio=%27&thema=abc", ["Ada", "Bea", "Cor"]),
        ("taal=en&regio=bonaire", []),
    ],
)
def test_filters_narrow_the_list(client, ambassadors, query, found):
    assert names(client.get(f"{URL}?{query}")) == found


def test_a_theme_narrows_and_its_own_counts_stay(client, ambassadors):
    response = client.get(f"{URL}?thema={ambassadors['data'].pk}&regio=utrecht")
    assert names(response) == ["Bea"]
    assert counts(response, "thema") == {"Open boeken": 1, "Wetten": 1}
    assert counts(response, "regio") == {"Bonaire": 1, "Utrecht": 1}


def test_nobody_found_names_the_next_step(client, ambassadors, site_home):
    text = client.get(f"{URL}?taal=en&regio=bonaire").content.decode()
    assert "Geen ambassadeur gevonden" in text
    assert "Bekijk alle ambassadeurs" in text
    Ambassadorship.objects.all().delete()
    assert "Bekijk praktijkvoorbeelden" in client.get(URL).content.decode()


def test_who_shows_no_name_is_neither_listed_nor_counted(client, ambassadors):
    Person.objects.filter(name="Ada").update(show_who="members")
    response = client.get(URL)
    assert names(response) == ["Bea", "Cor"]
    assert counts(response, "regio") == {"Utrecht": 2}
    assert "Ada" not in response.content.decode()
    client.force_login(make_member().user)
    assert names(client.get(URL)) == ["Ada", "Bea", "Cor"]


def test_what_somebody_does_not_show_is_not_told_by_a_filter(client, ambassadors):
    Person.objects.filter(name="Bea").update(show_knowledge="nobody")
    response = client.get(f"{URL}?vorm=podcast")
    assert names(response) == []
    assert counts(client.get(URL), "vorm") == {"Spreken": 1}


def test_the_card_says_where_somebody_works_but_no_proposed_organisation(client, site_home):
    for name, listing in (("Gemeente Zichtbaar", "listed"), ("Gemeente Nogniet", "proposed")):
        organisation = make_organisation(name, listing=listing)
        make_ambassador(make_theme(), person=make_person(organisation=organisation))
    text = client.get(URL).content.decode()
    assert "Gemeente Zichtbaar" in text
    assert "Gemeente Nogniet" not in text


def test_who_has_room_comes_first_and_the_card_says_when_again(client, ambassadors, today):
    ada = Person.objects.get(name="Ada")
    RequestBudget.objects.create(person=ada, month=today.replace(day=1), taken=4, allowed=4)
    Person.objects.filter(name="Bea").update(paused_until=today + timedelta(days=400))
    cards = client.get(URL).context["listed"].cards
    assert [(card.name, card.is_free) for card in cards] == [
        ("Cor", True),
        ("Ada", False),
        ("Bea", False),
    ]
    assert cards[0].freedom == "Vrij"
    assert cards[1].freedom.startswith("Weer vrij in ")


def test_freedom_in_words(today):
    day = today.replace(year=2026, month=12, day=10)

    def said(**more) -> str:
        return freedom(**{"today": day, "paused_until": None, "taken": 0, "allowed": 4, **more})

    assert said() == "Vrij"
    assert said(taken=4) == "Weer vrij in januari"
    assert said(paused_until=day.replace(day=14)) == "Weer vrij op 15 december"
    assert said(paused_until=day.replace(year=2027, month=2)) == "Weer vrij in februari"
    assert said(paused_until=day.replace(year=2027, month=12)) == "Weer vrij in december 2027"
    assert said(allowed=0) == "Neemt nu geen verzoeken aan"


def make_many(number: int, theme) -> None:
    """Make ambassadors in bulk; each person has an account, a membership, a budget and a term."""
    from accounts.models import User
    from organisations.models import Membership

    start, today = Person.objects.count(), timezone.localdate()
    users = User.objects.bulk_create(
        User(email=f"velen{start + n}@example.org", first_name="Veel") for n in range(number)
    )
    users = list(User.objects.filter(email__startswith="velen", person=None))
    organisation = make_organisation()
    Membership.objects.bulk_create(
        Membership(user=user, organisation=organisation, state="active") for user in users
    )
    people = Person.objects.bulk_create(
        Person(
            user=user,
            name=f"Veel {user.pk}",
            slug=f"veel-{user.pk}",
            show_who="everyone",
            show_knowledge="everyone",
            languages=["nl"],
            formats=["speak"],
        )
        for user in users
    )
    RequestBudget.objects.bulk_create(
        RequestBudget(person=person, month=today.replace(day=1), taken=1, allowed=4)
        for person in people
    )
    rows = Ambassadorship.objects.bulk_create(
        Ambassadorship(person=person, starts_on=today, ends_on=today) for person in people
    )
    links = Ambassadorship.themes.through
    links.objects.bulk_create(links(ambassadorship=row, theme=theme) for row in rows)


def queries(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return len(captured)


def test_as_many_queries_for_ten_as_for_a_thousand(client, site_home):
    theme = make_theme()
    address = f"{URL}?thema={theme.pk}&taal=nl&vorm=speak"
    make_many(10, theme)
    few = [
        queries(client, URL),
        queries(client, address),
        queries(client, theme.get_absolute_url()),
    ]
    make_many(990, theme)
    many = [
        queries(client, URL),
        queries(client, address),
        queries(client, theme.get_absolute_url()),
    ]
    assert Ambassadorship.objects.count() == 1000
    assert few == many
    assert max(many) <= 14
    response = client.get(f"{URL}?pagina=42")
    assert response.context["listed"].page.paginator.num_pages == 42
    assert len(names(response)) == 1000 - 41 * 24
