"""The page of a person: each block for who it is meant for, and nothing more."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from organisations.choices import Listing, MembershipState
from organisations.models import Membership
from people.choices import Level, MeetingFormat, SpokenLanguage, Visibility
from people.models import Expertise, Person
from tests.factories.accounts import make_editor, make_user
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_person
from tests.factories.themes import make_theme
from tests.factories.uploads import make_picture

pytestmark = pytest.mark.django_db

BLOCKS = {"show_who": "Verhaaltje", "show_knowledge": "Vogelthema", "show_contact": "Bel dinsdag"}


def make_full(name: str = "Marit de Boer", theme: str = "Vogelthema", **fields) -> Person:
    organisation = make_organisation("Gemeente Vogeldorp")
    member = make_member(organisation, is_shown=True, function="Wethouder")
    person = make_person(
        name,
        user=member.user,
        **{
            "function": "Adviseur",
            "about": "Verhaaltje over mij",
            "contact_note": "Bel dinsdag",
            "languages": [SpokenLanguage.FRISIAN],
            "formats": [MeetingFormat.PODCAST],
            **fields,
        },
    )
    Expertise.objects.create(person=person, theme=make_theme(theme), level=Level.CAN_EXPLAIN)
    return person


def sign_in(client, who: str, person: Person) -> None:
    users = {
        "member": lambda: make_member().user,
        "newcomer": make_user,
        "editor": make_editor,
        "owner": lambda: person.user,
    }
    if who != "visitor":
        client.force_login(users[who]())


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("visitor", {Visibility.EVERYONE}),
        ("newcomer", {Visibility.EVERYONE}),
        ("member", {Visibility.EVERYONE, Visibility.MEMBERS}),
        ("editor", set(Visibility)),
        ("owner", set(Visibility)),
    ],
)
def test_a_block_is_seen_by_whom_it_is_meant_for(client, site_home, who, sees, block):
    person = make_full()
    sign_in(client, who, person)
    for visibility in Visibility:
        Person.objects.filter(pk=person.pk).update(**{block: visibility})
        answer = client.get(person.get_absolute_url())
        text = answer.content.decode()
        if block == "show_who":
            assert (answer.status_code == 200) == (visibility in sees)
        else:
            assert answer.status_code == 200
        assert (BLOCKS[block] in text) == (visibility in sees), (visibility, answer.status_code)


def test_everything_stands_on_the_page(client, site_home):
    person = make_full()
    text = client.get(person.get_absolute_url()).content.decode()
    for word in (
        "Marit de Boer",
        "Adviseur",
        "Gemeente Vogeldorp",
        "Wethouder",
        "Fries",
        "Podcast",
    ):
        assert word in text
    assert "Kan ik uitleggen" in text
    assert person.user.email not in text


@pytest.mark.parametrize("change", ["suspended", "ended", "hidden", "unknown"])
def test_who_does_not_take_part_any_more_is_not_there(client, site_home, change):
    person = make_full()
    if change == "suspended":
        User.objects.filter(pk=person.user_id).update(is_active=False)
    elif change == "ended":
        Membership.objects.update(state=MembershipState.ENDED)
    elif change == "hidden":
        Person.objects.update(hidden_at="2026-01-01T00:00Z")
    slug = "niemand" if change == "unknown" else person.slug
    assert client.get(f"/mensen/{slug}/").status_code == 404
    client.force_login(make_editor())
    assert client.get(f"/mensen/{slug}/").status_code == (404 if change == "unknown" else 200)


def test_an_organisation_the_reader_may_not_see_is_not_named(client, site_home):
    person = make_full()
    person.user.memberships.get().organisation.__class__.objects.update(listing=Listing.PROPOSED)
    assert "Vogeldorp" not in client.get(person.get_absolute_url()).content.decode()


def told(client, person) -> dict:
    text = client.get(person.get_absolute_url()).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    return json.loads(found[1]) if found else {}


def test_machines_read_only_public_facts(client, site_home):
    person = make_full("Marit </script><b>", show_knowledge=Visibility.MEMBERS)
    client.force_login(make_member().user)
    said = told(client, person)
    assert said["name"] == "Marit </script><b>"
    assert said["worksFor"] == [{"@type": "Organization", "name": "Gemeente Vogeldorp"}]
    assert "knowsAbout" not in said
    Person.objects.update(show_knowledge=Visibility.EVERYONE)
    assert told(client, person)["knowsAbout"] == ["Vogelthema"]
    Person.objects.update(show_who=Visibility.MEMBERS)
    assert told(client, person) == {}


def test_portrait_is_seen_by_who_sees_the_block(client, site_home):
    person = make_full()
    picture = make_picture(person.user)
    Person.objects.update(portrait=picture)
    text = client.get(person.get_absolute_url()).content.decode()
    url = re.search(r'src="(/beeld/[^"]+)"', text)[1]
    assert client.get(url).status_code == 200
    Person.objects.update(show_who=Visibility.MEMBERS)
    assert client.get(url).status_code == 404
    client.force_login(make_member().user)
    assert client.get(url).status_code == 200


def queries(client, person) -> int:
    client.get(person.get_absolute_url())
    with CaptureQueriesContext(connection) as captured:
        assert client.get(person.get_absolute_url()).status_code == 200
    return len(captured)


@pytest.mark.parametrize("who", ["visitor", "member"])
def test_page_asks_little_whatever_there_is(client, site_home, who):
    few = make_person("Kaal Profiel")
    many = make_full(portrait=make_picture())
    for number in range(4):
        theme = make_theme(f"Thema nummer {number}")
        Expertise.objects.create(person=many, theme=theme, level=Level.CAN_DO)
        make_member(make_organisation(), user=many.user, is_shown=True)
    sign_in(client, who, many)
    number = queries(client, many)
    # Who is signed in costs four: session, account, memberships and roles.
    assert number <= 14 + (4 if who == "member" else 0)
    # Somebody without portrait and themes needs no question about their sizes and rows.
    assert queries(client, few) <= number
    another = make_full("Nog iemand", "Nog een thema", portrait=make_picture())
    assert queries(client, another) == number
