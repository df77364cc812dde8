"""Every route has a row that says who gets what; every row is asked as every actor."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.services.standing import trial_token
from cases.models import CaseAttachment, Taking
from cases.services.sharing import share_draft
from tests.factories.cases import actor as rights_of
from tests.factories.cases import make_question
from tests.factories.conversations import make_conversation
from tests.factories.news import make_item, make_line, make_link, make_round
from tests.factories.newsletter import make_letter
from tests.factories.people import make_offer, make_person
from tests.factories.people import make_question as ask_network
from tests.factories.uploads import make_attachment, make_picture
from tests.trust.world import make_world

TABLE = tomllib.loads(Path(__file__).with_name("access.toml").read_text())
ROWS = {route: row for rows in TABLE.values() for route, row in rows.items()}
# Their own tests walk these: allauth's pages (tests/accounts) and Wagtail's (above by example).
ELSEWHERE = ("account/", "cms/")


def routes(resolver, prefix: str = "", names: str = "") -> Iterator[str]:
    """Give the name of every route of ours."""
    for pattern in resolver.url_patterns:
        path = prefix + str(pattern.pattern)
        if path.startswith(ELSEWHERE):
            continue
        if isinstance(pattern, URLResolver):
            namespace = f"{names}{pattern.namespace}:" if pattern.namespace else names
            yield from routes(pattern, path, namespace)
        elif isinstance(pattern, URLPattern):
            yield f"{names}{pattern.name}"


def test_every_route_has_a_row():
    assert set(routes(get_resolver())) - set(ROWS) == set()


def test_every_row_has_a_route():
    ours = set(routes(get_resolver()))
    assert {route for route in ROWS if not route.startswith("cms")} - ours == set()


def of_news(owner) -> dict[str, object]:
    about = make_round()
    return {
        "item": make_item(author=owner).pk,
        "held": make_item(author=owner, state="held").pk,
        "line": make_line(about, author=owner).pk,
        "link": make_link(about, owner).split("/")[2],
        "month": str(about),
    }


@pytest.fixture
def addresses(site_home, run_tasks):
    world = make_world()
    owner = world.actors["member_a"]
    draft = world.cases["kanarieconcept"]
    picture, file = make_picture(owner), make_attachment(owner)
    draft.lead_picture = picture
    draft.attachments.add(CaseAttachment(attachment=file, title="Kanarie"))
    draft.save_revision(user=owner)
    rendition = picture.get_rendition("width-50")
    question = make_question(world.cases["kanarieprive"])
    asked = make_person("Inge Inwoner", user=world.actors["as_self"])
    conversation = make_conversation(asker=owner, person=asked)
    values = {
        "asked": asked.slug,
        "conversation": conversation.pk,
        "case": world.cases["kanarieprive"].slug,
        "draft": draft.pk,
        "public": world.cases["kanariepubliek"].slug,
        "org": world.organisation.slug,
        "theme": world.theme.slug,
        "question": question.reply_key,
        "asked_question": ask_network(asker=owner, state="held", opened_at=None).slug,
        "picture": picture.pk,
        "person": world.person.slug,
        "person_pk": world.person.pk,
        "account": world.person.user_id,
        "rendition": rendition.pk,
        "file": file.pk,
        "held_offer": _held_offer(owner, world).pk,
        "taking": Taking.objects.create(user=owner, case=world.cases["kanarieprive"]).pk,
        "token": share_draft(page=draft, actor=rights_of(owner)),
        "invitation": world.invitation,
        "membership": owner.memberships.get().pk,
        "letter": make_letter(owner).token,
        "trial": trial_token(owner),
    }
    values |= of_news(owner)
    names = {
        "media:rendition": Path(rendition.url).name,
        "media:document": Path(file.url).name,
    }
    made = {
        route: row["url"].format(name=names.get(route, ""), **values) for route, row in ROWS.items()
    }
    return world, made


def _held_offer(owner, world):
    return make_offer(world.theme, person=make_person(user=owner), state="held")


@pytest.mark.parametrize(
    "who",
    [
        "visitor",
        "member_a",
        "admin_a",
        "member_b",
        "as_self",
        "former",
        "suspended",
        "editor",
        "moderator",
        "site_admin",
    ],
)
def test_actor_gets_what_the_table_says(addresses, client, who):
    world, made = addresses
    if world.actors[who] is not None:
        client.force_login(world.actors[who])
    wrong = {}
    for route, row in ROWS.items():
        expected = row.get(who, row["others"])
        status = client.get(made[route]).status_code
        if status not in (expected if isinstance(expected, list) else [expected]):
            wrong[route] = (status, expected)
    assert wrong == {}
