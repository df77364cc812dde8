"""Every route has a row that says who gets what; every row is asked as everybody it tells apart."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from accounts.models import TermsVersion, User
from accounts.services.standing import trial_token
from alliantie.choices import Audience
from alliantie.visibility import VISITOR
from cases.models import CaseAttachment, Taking
from cases.services.dilemmas.advice import Given, give_advice
from cases.services.sharing import share_draft
from events.models import AfterAsk, BoxQuestion, Material, Series, Transfer, Turn
from events.services.materials import Brought, add_material
from organisations.actors import actor_for
from people.models import Person
from quarters.models import QuarterReport
from tests.factories.cases import actor as rights_of
from tests.factories.cases import make_member, make_organisation, make_question
from tests.factories.conversations import make_conversation
from tests.factories.dilemmas import make_dilemma
from tests.factories.events import make_event, make_registration
from tests.factories.ideas import make_idea, make_idea_round
from tests.factories.news import make_item, make_line, make_link, make_round
from tests.factories.newsletter import make_letter
from tests.factories.people import make_offer, make_person
from tests.factories.people import make_question as ask_network
from tests.factories.polls import make_poll
from tests.factories.reports import make_dossier
from tests.factories.uploads import make_attachment, make_picture
from tests.trust.authors import of_authors
from tests.trust.calendars import of_calendars
from tests.trust.matchmaking import of_matchmaking
from tests.trust.world import ACTORS, make_world

TABLE = tomllib.loads(Path(__file__).with_name("access.toml").read_text())
ROWS = {route: row for rows in TABLE.values() for route, row in rows.items()}
# Their own tests walk these: allauth's pages (tests/accounts) and Wagtail's (above by example).
ELSEWHERE = ("account/", "cms/")
SIGNED_IN = tuple(who for who in ACTORS if who not in {"visitor", "suspended"})
FAR_APART = ("former", "admin_a", "editor")
# A suspended account tries: what all read, what one wrote, a file, a desk, the CMS, a link of its own.
ONE_OF_EACH = (
    "search:search",
    "cases:case",
    "people:question",
    "media:document",
    "desk:overview",
    "desk:section",
    "memberships:overview",
    "cms questions",
)
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")


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
    named = {route.partition(" ")[0] for route in ROWS}  # a second row says of what in a word more
    assert named - {"cms"} - ours == set()


def of_news(owner) -> dict[str, object]:
    about = make_round()
    return {
        "item": make_item(author=owner).pk,
        "held": make_item(author=owner, state="held").pk,
        "line": make_line(about, author=owner).pk,
        "link": make_link(about, owner).split("/")[2],
        "month": str(about),
    }


def of_dilemmas(owner) -> dict[str, object]:
    dilemma = make_dilemma(owner)
    adviser = rights_of(make_member(make_organisation()))
    advice = give_advice(dilemma=dilemma, actor=adviser, key=uuid4(), given=Given(text="Doe het."))
    told = {"dilemma": dilemma.reference, "dilemma_slug": dilemma.slug}
    return {**told, "advice": advice.reference}


def of_ideas(owner) -> dict[str, object]:
    idea = make_idea(make_idea_round(), owner)
    draft = make_idea(make_idea_round(state="draft"), owner)
    return {
        "idea": idea.pk,
        "idea_round": idea.round.slug,
        "round_pk": idea.round.pk,
        "draft_idea": draft.pk,
        "draft_round": draft.round.slug,
        "checked": make_dilemma(owner, state="intake").reference,
    }


def sound_of(event) -> Material:
    brought = Brought(
        title="Opname", recording=SimpleUploadedFile("a.mp3", b"ID3" + b"0" * 99), transcript="Zo"
    )
    return add_material(event=event, actor=actor_for(event.owner), brought=brought)


def of_events(owner) -> dict[str, object]:
    series = Series.objects.create(title="Kring", slug="kring", coordinator=owner)
    house = owner.memberships.get().organisation
    turn = Turn.objects.create(series=series, number=1, organisation=house, asked_at=timezone.now())
    event = make_event(owner, series=series, audience=Audience.ORGANISATION)
    told = {"meeting": event.slug, "meeting_series": series.slug, "turn": turn.pk}
    return {**told, "recording": sound_of(event).recording.url}


def of_registrations(owner) -> dict[str, object]:
    event = make_event(owner)
    row = make_registration(event)
    make_registration(event, make_member(make_organisation()), state="waiting", ticket=1)
    handed = Transfer.objects.create(
        registration=row, email="collega@elders.example", asked_at=timezone.now()
    )
    boxed = BoxQuestion.objects.create(
        event=event, registration=row, text="Is er soep?", asked_at=timezone.now()
    )
    after = AfterAsk.objects.create(registration=row)
    told = {
        "material": sound_of(event).pk,
        "after": after.secret,
        "event": event.slug,
        "registration": row.secret,
        "registered": row.reference,
        "poll_code": make_poll(event).code,
    }
    return {**told, "handed": handed.secret, "guest": uuid4(), "boxed": boxed.pk}


def left_by(former, organisation) -> str:
    """Announce a meeting for an organisation that its host left since; it is full of people."""
    event = make_event(former, organisation=organisation)
    make_registration(event)
    return event.slug


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
        "case_pk": world.cases["kanarieprive"].pk,
        "dossier": _dossier(world),
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
        "left_meeting": left_by(world.actors["former"], world.organisation),
        "own_meeting": make_event(owner, state="changes").slug,
        "quarter": QuarterReport.objects.create(year=2026, number=1).quarter,
        "open_quarter": QuarterReport.objects.create(year=2026, number=2, is_public=True).quarter,
    }
    TermsVersion.objects.create(
        kind="huisregels",
        number=1,
        title="Regels",
        published_at=timezone.now(),
        ended_at=timezone.now(),
    )
    values |= of_news(owner) | of_dilemmas(owner) | of_ideas(owner)
    values |= of_matchmaking(owner, Person.objects.get(user=world.actors["admin_a"]))
    values |= of_authors(owner, world.actors["editor"], world.cases["kanarieprive"])
    values |= of_events(owner) | of_registrations(owner) | of_calendars(owner)
    names = {
        "media:rendition": Path(rendition.url).name,
        "media:document": Path(file.url).name,
    }
    made = {
        route: row["url"].format(name=names.get(route, ""), **values) for route, row in ROWS.items()
    }
    return world, made


def _dossier(world) -> int:
    case, now = world.cases["kanarieprive"], timezone.now()
    return make_dossier("praktijkvoorbeeld", case.pk, state="hidden", decided_at=now).pk


def _held_offer(owner, world):
    return make_offer(world.theme, person=Person.objects.get(user=owner), state="held")


def asked_as(number: int, row: dict) -> set[str]:
    """Give who walk a row: all, where the table sets members and curators apart.

    Where it says the same for whoever is signed in, these do: nobody we know, somebody without any
    right, who may most in the organisation, who reads all; and in turn one of those between them.
    A suspended account does not walk: it comes in as a visitor, which is looked at by itself.
    """
    if len({str(row.get(who, row["others"])) for who in SIGNED_IN}) > 1:
        return {"visitor", *SIGNED_IN}
    between = [who for who in SIGNED_IN if who not in FAR_APART]
    return {"visitor", *FAR_APART, between[number % len(between)]}


def as_of(row: dict, who: str) -> int | list[int]:
    return row.get(who, row["others"])


def test_every_actor_gets_what_the_table_says(addresses):
    world, made = addresses
    comes_in_as_a_visitor(world.actors["suspended"], made)
    wrong, told = {}, {}
    for who in ("visitor", *SIGNED_IN):
        client = Client()
        if world.actors[who] is not None:
            client.force_login(world.actors[who])
        others = addresses_of_others(world.actors[who])
        for number, (route, row) in enumerate(ROWS.items()):
            if who not in asked_as(number, row):
                continue
            expected = as_of(row, who)
            response = client.get(made[route])
            if response.status_code not in (expected if isinstance(expected, list) else [expected]):
                wrong[who, route] = (response.status_code, expected)
            if found := others & set(ADDRESS.findall(said(response))):
                told[who, route] = found
    assert wrong == {}
    # In the CMS Wagtail calls an account without a name by its address; only curators come there.
    assert {key for key in told if not key[1].startswith("cms")} == set()


def comes_in_as_a_visitor(suspended: User, made: dict[str, str]) -> None:
    """See that views get the very user and rights that they get of a visitor; so the same answers."""
    assert [row for row in ROWS.values() if as_of(row, "suspended") != as_of(row, "visitor")] == []
    client = Client()
    client.force_login(suspended)
    for route in ONE_OF_EACH:
        response = client.get(made[route])
        asked = response.wsgi_request
        assert (asked.user.is_anonymous, asked.actor == VISITOR) == (True, True), route
        assert response.status_code == as_of(ROWS[route], "visitor"), route


def addresses_of_others(user) -> set[str]:
    """Give the address of every account but one's own; nobody wrote these in a text of theirs."""
    known = User.objects.exclude(pk=user.pk if user else None)
    return set(known.values_list("email", flat=True))


def said(response) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode(errors="replace").casefold()


def test_an_address_in_an_answer_would_be_seen():
    assert ADDRESS.findall('<a href="mailto:lid-a@example.org">') == ["lid-a@example.org"]
