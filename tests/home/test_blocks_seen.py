"""Who sees what of the blocks of an editorial page, and how much is asked for it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ReferenceIndex

from alliantie.choices import Audience, Role
from alliantie.models import AttachmentCheck
from alliantie.reader import read_by
from alliantie.visibility import Actor
from cases.models import CasePage
from home.models import EditorialPage
from home.services.terms import words_of
from organisations.choices import MembershipState
from people.choices import Visibility
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case, make_member
from tests.factories.people import make_person
from tests.factories.uploads import make_attachment
from tests.home.stories import card, indexed, page_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(site_home):
    """Give a page with everything that not everybody may see."""
    make_case(title="Openbaar verhaal")
    private = make_case(title="Ledenverhaal", audience=Audience.MEMBERS)
    make_case(title="Conceptverhaal", publish=False)
    people = [
        make_person("Iedereen Ziet"),
        make_person("Leden Zien", show_who=Visibility.MEMBERS),
        make_person("Verborgen Redactie", held_back=True),
        make_person("Weggegaan Iemand"),
    ]
    people[3].user.memberships.update(state=MembershipState.ENDED)
    ledenpagina = page_with(
        site_home, ("text", "<p>x</p>"), slug="ledenpagina", audience=Audience.MEMBERS
    )
    words = f'<p><a linktype="page" id="{private.pk}">Lees verder</a></p>'
    return site_home, [
        ("latest", {"title": "Nieuw", "kind": "cases", "number": 6}),
        ("people", {"title": "Wie", "people": [one.pk for one in people]}),
        ("cards", {"title": "K", "cards": [card("Geheim", page=private), card("Op", page=ledenpagina)]}),
        ("document", {"document": make_attachment().pk, "title": ""}),
        ("text", words),
    ]  # fmt: skip


def seen(client, address="/alles/", user=None):
    client.logout()
    if user:
        client.force_login(user)
    return client.get(address).content.decode()


def test_nobody_sees_through_a_block_what_is_not_for_them(world, client):
    home, blocks = world
    page = indexed(page_with(home, *blocks))
    member, editor = make_member(None), make_editor()
    visitor = seen(client)
    assert "Openbaar verhaal" in visitor
    assert "Iedereen Ziet" in visitor
    for hidden in ("Ledenverhaal", "Conceptverhaal", "Leden Zien", "Verborgen", "Weggegaan"):
        assert hidden not in visitor, hidden
    assert "/ledenpagina/" not in visitor
    assert "Geheim" in visitor  # the words of the editor, without where they lead
    assert "(PDF, 14" in visitor
    assert "<a>Lees verder</a>" in visitor
    leads = f'<a href="{CasePage.objects.get(title="Ledenverhaal").url}">Lees verder</a>'
    inside = seen(client, user=member)
    for shown in ("Openbaar verhaal", "Ledenverhaal", "Leden Zien", "/ledenpagina/", leads):
        assert shown in inside, shown
    for hidden in ("Conceptverhaal", "Verborgen", "Weggegaan"):
        assert hidden not in inside, hidden
        assert hidden not in seen(client, user=editor), hidden
    with read_by(lambda: Actor(roles=frozenset({Role.EDITOR}))):  # who publishes it sees more
        kept = words_of(EditorialPage.objects.get(pk=page.pk))
    assert "<a>Lees verder</a>" in kept
    assert "Iedereen Ziet" not in kept
    assert "verhaal" not in kept
    a_file_that_would_not_be_served_is_not_offered(page, client)
    drafts_stay_with_editors(page, client, editor)


HARD = "niet goed te lezen met een schermlezer"


def a_file_that_would_not_be_served_is_not_offered(page, client):
    assert HARD not in seen(client)
    AttachmentCheck.objects.update(hinders=True)
    assert HARD in seen(client)
    ReferenceIndex.objects.filter(object_id=str(page.pk)).delete()
    assert "(PDF, 14" not in seen(client)
    assert HARD not in seen(client)


def drafts_stay_with_editors(page, client, editor):
    page = EditorialPage.objects.get(pk=page.pk)
    person = make_person("Nog Niet")
    page.body.append(("people", {"title": "Straks", "people": [person]}))
    page.save_revision(user=editor)
    assert "Nog Niet" not in seen(client)
    draft = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    assert "Nog Niet" not in seen(client, draft)
    assert "Nog Niet" not in seen(client, draft, make_member(None, "Ander"))
    shown = seen(client, draft, editor)
    assert "Nog Niet" in shown
    assert "Conceptverhaal" not in shown


def test_many_ask_no_more_than_few(world, client):
    home, blocks = world
    indexed(page_with(home, *blocks))
    another = ("document", {"document": make_attachment().pk, "title": ""})
    indexed(page_with(home, *blocks, another, slug="x"))

    def asked(address):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    few = asked("/alles/")
    assert asked("/x/") == few
    for number in range(2):
        make_case(title=f"Verhaal {number}")
    EditorialPage.objects.filter(slug="alles").delete()
    more = [make_person(f"Mens {number}").pk for number in range(4)]
    blocks[1][1]["people"] += more
    blocks[-1] = ("text", blocks[-1][1] * 5)
    indexed(page_with(home, *blocks))
    assert asked("/alles/") == few
