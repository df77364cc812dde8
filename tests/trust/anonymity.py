"""The attack on somebody who asks without a name: collect all that comes out, in two worlds, and compare.

In the one world Vera asks, in the other Wim does; all else is the same. Whatever an attacker can
see may not differ between the two, or it tells who of them it was. This finds more than looking for
a name: a count, an order, a missing row or a redirect gives somebody away just as well.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from alliantie.choices import Role
from cases.models import DilemmaPage
from cases.services.dilemmas import checking, life
from cases.services.dilemmas.advice import Given, give_advice, mark_helped
from cases.services.dilemmas.remarks import add_remark
from cases.services.dilemmas.writing import version_of
from organisations.actors import actor_for
from organisations.choices import MembershipState
from organisations.models import Membership, Organisation
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case, make_member, make_organisation, make_theme, make_user
from tests.factories.dilemmas import DECISION, draft_dilemma
from tests.factories.people import make_person
from tests.trust.database_dump import CHANCE

QUESTION = "Mag ik de kanarielijst openbaar maken?"
WORDS = ("kanarielijst", "kanarieadvies", "Vera Verborgen", "Wijdewereld")
# Who looks at the pages of visitors and members; the screens of the CMS are for who gets in there.
READERS = ("visitor", "colleague of one", "resident", "moderator")


@dataclass
class World:
    """Who there is; the same in both runs."""

    askers: tuple[User, User]
    homes: tuple[Organisation, Organisation]
    attackers: dict[str, User | None]
    moderator: User
    adviser: User
    theme: Any


def make_world() -> World:
    """Make two people who could have asked, and everybody who may want to know."""
    homes = make_organisation("Gemeente Verborgen"), make_organisation("Gemeente Wijdewereld")
    theme = make_theme("Kanariethema")
    askers = tuple(
        make_member(home, name, is_shown=True)
        for home, name in zip(homes, ("vera.verborgen", "wim.wijdewereld"), strict=True)
    )
    for asker, name in zip(askers, ("Vera Verborgen", "Wim Wijdewereld"), strict=True):
        make_person(name, user=asker, show_who="everyone", show_knowledge="everyone")
        make_case(
            f"Kanarielijst van {name}",
            owner=asker,
            contact=asker,
            themes=(theme,),
            organisation=homes[askers.index(asker)],
        )
    third = make_organisation("Gemeente Derde")
    adviser = make_member(third, "raadgever")
    moderator = make_editor("moderatie@example.org", Role.MODERATOR)
    former = make_user("oudlid")
    Membership.objects.create(user=former, organisation=homes[0], state=MembershipState.ENDED)
    attackers = {
        "visitor": None,
        "colleague of one": make_member(homes[0], "collega-een"),
        "colleague of the other": make_member(homes[1], "collega-twee"),
        "adviser": adviser,
        "resident": make_member(None, "inwoner"),
        "former": former,
        "editor": make_editor("redactie@example.org"),
        "moderator": moderator,
        "confidential": make_editor("vertrouwen@example.org", Role.CONFIDENTIAL),
        "site admin": make_editor("beheer@example.org", Role.SITE_ADMIN),
    }
    return World(askers, homes, attackers, moderator, adviser, theme)


def ask(world: World, asker: User, run_tasks: Callable[[], int], **given: Any) -> DilemmaPage:
    """Walk a dilemma from the first word to the decision, with the asker looking at their desk."""
    run_tasks()
    dilemma = draft_dilemma(
        asker,
        question=QUESTION,
        themes=[world.theme],
        sector="municipality",
        options=[{"label": "Wel"}],
        **given,
    )
    actor, adviser = actor_for(asker), actor_for(world.adviser)
    # Both are on the site today; only one of them asks.
    clients = {one.pk: Client() for one in world.askers}
    for one in world.askers:
        clients[one.pk].force_login(one)
    own = clients[asker.pk]
    checking.submit(dilemma=dilemma, actor=actor)
    row = DilemmaPage.objects.get(pk=dilemma.pk)
    checking.approve(dilemma=row, actor=actor_for(world.moderator), version=version_of(row))
    run_tasks()
    advice = give_advice(
        dilemma=row, actor=adviser, key=uuid4(), given=Given(text="Doe het.", option="Wel")
    )
    add_remark(advice=advice, actor=actor, key=uuid4(), text="Dank voor het kanarieadvies.")
    mark_helped(advice=advice, actor=actor, helped=True)
    for path in ("/mijn/", "/mijn/dilemmas/", f"/mijn/dilemmas/{row.reference}/adviezen/"):
        own.get(path)
    life.stop_advice(dilemma=row, actor=actor)
    life.decide(dilemma=row, actor=actor, decision=DECISION)
    run_tasks()
    return DilemmaPage.objects.get(pk=dilemma.pk)


def addresses(world: World, dilemma: DilemmaPage) -> list[str]:
    """Give everything an attacker looks at: lists, searches by who it may be, the CMS by number."""
    words = (
        "kanarielijst",
        "Vera Verborgen",
        "Wim Wijdewereld",
        "kanarieadvies",
    )
    found = [
        "/",
        "/dilemmas/",
        "/praktijkvoorbeelden/",
        "/themas/",
        "/organisaties/",
        "/zoeken/",
        "/vragen/",
        "/ambassadeurs/",
        "/actualiteiten/",
        "/zoeken/?soort=dilemma",
        "/sitemap.xml",
        "/mijn/",
        "/mijn/dilemmas/",
        "/mijn/berichten/",
        "/mijn/gegevens/",
        "/gezondheid/",
        "/dilemmas/waarden/",
        "/dilemmas/?sector=municipality",
        f"/dilemmas/?thema={world.theme.slug}",
        f"/themas/{world.theme.slug}/",
    ]
    found += [
        f"{start}?q={word}"
        for word in words
        for start in ("/zoeken/", "/zoeken/suggesties/", "/zoeken/feed/")
    ]
    found += [f"/organisaties/{home.slug}/" for home in world.homes]
    found += [f"/mensen/{asker.person.slug}/" for asker in world.askers]
    found += [f"/dilemmas/{dilemma.slug}/", f"/dilemmas/{dilemma.slug}/advies/"]
    found += [
        f"/mijn/dilemmas/{dilemma.reference}/",
        f"/mijn/dilemmas/{dilemma.reference}/adviezen/",
    ]
    return found + _in_the_cms(world, dilemma)


def _in_the_cms(world: World, dilemma: DilemmaPage) -> list[str]:
    number, parent = dilemma.pk, dilemma.get_parent().pk
    found = [
        "/cms/",
        f"/cms/pages/{parent}/",
        "/cms/wachtrij/",
        "/cms/veiligheidscheck/",
        "/cms/reports/site-history/",
        "/cms/reports/locked/",
        "/cms/reports/aging-pages/",
        "/cms/reports/workflow/",
        "/cms/pages/search/?q=kanarie",
        "/cms/logboek/",
        f"/cms/veiligheidscheck/{dilemma.reference}/",
    ]
    found += [
        f"/cms/pages/{number}/{view}/"
        for view in (
            "edit",
            "history",
            "usage",
            "delete",
            "unpublish",
            "copy",
            "move",
            "workflow/status",
            "view_draft",
        )
    ]
    return found + [f"/cms/accounts/{asker.pk}/" for asker in world.askers]


@dataclass(frozen=True)
class Seen:
    """What one address said to one attacker: answer and number of questions to the database."""

    text: str
    queries: int


def collect(
    world: World, paths: Iterable[str], dilemma: DilemmaPage
) -> dict[tuple[str, str], Seen]:
    """Look at these addresses as everybody; what the process remembers is forgotten first."""
    ContentType.objects.clear_cache()
    found = {}
    for name, user in world.attackers.items():
        client = Client(raise_request_exception=True)
        if user is not None:
            client.force_login(user)
        for address in paths:
            if name not in (CMS_ATTACKERS if address.startswith("/cms/") else READERS):
                continue
            cache.clear()
            with CaptureQueriesContext(connection) as asked:
                response = client.get(address)
            body = b"".join(response.streaming_content) if response.streaming else response.content
            headers = " ".join(f"{key}: {value}" for key, value in _headers(response))
            text = f"{response.status_code} {headers} {body.decode()}"
            plain = address.replace(str(dilemma.reference), "REFERENCE")
            found[name, plain] = Seen(CHANCE.sub("~", text), len(asked))
    return found


def _headers(response: Any) -> list[tuple[str, str]]:
    """Give the headers, without what follows from a body that is compared itself."""
    return [(k, v) for k, v in response.items() if k not in {"Content-Length", "ETag"}]


CMS_ATTACKERS = ("editor", "confidential", "site admin")


def mails_to_others(world: World) -> list[str]:
    """Give every mail that went to anybody but the two, with headers."""
    own = {asker.email for asker in world.askers}
    return sorted(_raw(one) for one in mail.outbox if not own & set(one.recipients()))


def mails_to_askers(world: World) -> list[str]:
    """Give what went to the two themselves: others read a mailbox too."""
    own = {asker.email for asker in world.askers}
    return [_raw(one, but_address=True) for one in mail.outbox if own & set(one.recipients())]


def _raw(one: Any, *, but_address: bool = False) -> str:
    message: EmailMessage = one.message()
    text = CHANCE.sub("~", message.as_string())
    text = re.sub(r"Date: .*|Message-ID: .*|boundary=.*|--=+\S+", "", text)
    return re.sub(r"To: .*", "", text) if but_address else text


def in_a_world_of_its_own(walk: Callable[[], Any]) -> Any:
    """Run a walk and undo all of it, so that the next begins where this one did."""
    mail.outbox.clear()
    cache.clear()
    with transaction.atomic():
        given = walk()
        transaction.set_rollback(True)
    return given
