"""People are found by who may see them, by what those may read; who left is gone at once."""

import pytest
from django.urls import reverse

from accounts.models import User
from accounts.services import suspend
from alliantie.choices import Role
from alliantie.visibility import Actor
from organisations.services import end_membership
from people.choices import Level, Visibility
from people.models import Expertise, Person
from people.services.profiles import curate_profile
from search.engines import engine
from search.indexing import drain
from search.models import PendingEntry
from search.registry import key_of
from tests.factories.accounts import make_editor
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_person
from tests.factories.themes import make_theme

pytestmark = pytest.mark.django_db
ADMIN = Actor(user_id=None, roles=frozenset({Role.SITE_ADMIN.value}))


def found(client, words: str) -> str:
    return client.get(reverse("search:search"), {"q": words}).content.decode()


def hits(client, words: str) -> int:
    return found(client, words).count('class="ao-result"')


@pytest.fixture
def person(site_home):
    organisation = make_organisation("Gemeente Vogeldorp")
    member = make_member(organisation, is_shown=True)
    person = make_person(
        "Marit Zwaluw", user=member.user, function="Roerdomp", about="Ik tel leeuweriken"
    )
    Expertise.objects.create(person=person, theme=make_theme("Nachtegaal"), level=Level.CAN_DO)
    drain()
    return person


def narrow(**blocks) -> None:
    for person in Person.objects.all():
        for name, value in blocks.items():
            setattr(person, name, value)
        person.save()
    drain()


def test_person_is_found_by_name_work_and_themes(client, person):
    for words in ("zwaluw", "roerdomp", "leeuweriken", "Vogeldorp"):
        assert "Marit" in found(client, words), words
    page = found(client, "zwaluw")
    assert "Persoon" in page
    assert person.get_absolute_url() in page
    assert person.user.email not in page
    assert "Marit" in client.get("/zoeken/suggesties/?q=marit").content.decode()
    nightingale = client.get("/zoeken/?q=nachtegaal").content.decode()
    assert "Marit" in nightingale


@pytest.mark.parametrize("who", ["visitor", "member"])
def test_members_only_is_for_members(client, person, who):
    narrow(show_who=Visibility.MEMBERS)
    if who == "member":
        client.force_login(make_member().user)
    assert hits(client, "zwaluw") == (who == "member")
    assert ("Marit" in client.get("/zoeken/suggesties/?q=marit").content.decode()) == (
        who == "member"
    )


@pytest.mark.parametrize(
    ("who_block", "knowledge", "told"),
    [
        (Visibility.EVERYONE, Visibility.EVERYONE, True),
        (Visibility.EVERYONE, Visibility.MEMBERS, False),
        (Visibility.EVERYONE, Visibility.NOBODY, False),
        (Visibility.MEMBERS, Visibility.EVERYONE, True),
        (Visibility.MEMBERS, Visibility.MEMBERS, True),
        (Visibility.MEMBERS, Visibility.NOBODY, False),
    ],
)
def test_a_narrower_block_stays_out_of_the_document(client, person, who_block, knowledge, told):
    narrow(show_who=who_block, show_knowledge=knowledge)
    client.force_login(make_member().user)
    assert ("Marit" in found(client, "nachtegaal")) == told
    client.force_login(make_editor())
    assert ("Marit" in found(client, "nachtegaal")) == told
    theme = person.expertises.get().theme_id
    assert ("Marit" in client.get(f"/zoeken/?q=zwaluw&thema={theme}").content.decode()) == told


def test_nobody_means_nobody(client, person):
    narrow(show_who=Visibility.NOBODY)
    client.force_login(make_editor())
    assert hits(client, "zwaluw") == 0
    assert key_of(person) not in engine().fingerprints()


def leave(person, how: str) -> None:
    if how == "suspended":
        suspend(user=person.user, actor=ADMIN)
    elif how == "ended":
        end_membership(membership=person.user.memberships.get(), actor=ADMIN)
    elif how == "hidden":
        curate_profile(person=person, changes={}, held_back=True, actor=ADMIN)
    else:
        User.objects.get(pk=person.user_id).delete()


@pytest.mark.parametrize("how", ["suspended", "ended", "hidden", "erased"])
def test_who_leaves_is_gone_at_once_and_then_from_the_index(client, person, how):
    assert hits(client, "zwaluw") == 1
    key = key_of(person)
    leave(person, how)
    assert hits(client, "zwaluw") == 0
    assert client.get("/zoeken/?q=zwaluw").context["results"].total == 0
    assert PendingEntry.objects.filter(key=key).exists()
    drain()
    assert key not in engine().fingerprints()


def test_a_new_name_of_organisation_or_theme_is_taken_over(client, person):
    organisation = person.user.memberships.get().organisation
    organisation.name = "Gemeente Kwikstaart"
    organisation.save()
    theme = person.expertises.get().theme
    theme.label = "Karekiet"
    theme.save()
    drain()
    assert "Marit" in found(client, "kwikstaart")
    assert "Marit" in found(client, "karekiet")


def test_signing_in_costs_the_index_nothing(client, person):
    client.force_login(person.user)
    assert not PendingEntry.objects.exists()
