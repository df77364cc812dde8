"""Every source keeps the contract: rights, what must not be told, one query however much waits."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import FactorReset
from alliantie.choices import DecisionState, ReviewStep, Role
from alliantie.models import AttachmentCheck, Decision, Review
from alliantie.today import listing
from alliantie.today.absences import asking
from alliantie.today.listing import Whose, page_of, tallies
from alliantie.today.presenting import today_for
from alliantie.today.sources import THE_HOUSE, sources, sources_for
from alliantie.visibility import VISITOR, Actor
from cases.choices import DilemmaState, Readers
from cases.models import CaseAttachment, ConfidentialTalk, Reveal, Submission
from events.choices import EventState
from news.choices import NewsState
from organisations.choices import Listing, MembershipState
from organisations.models import Membership, Organisation
from people.choices import OfferState, QuestionState
from reports.choices import AppealState, DossierState
from tests.factories.accounts import make_editor, make_user
from tests.factories.cases import make_case, make_member, make_organisation, make_theme
from tests.factories.dilemmas import make_dilemma, make_moderator
from tests.factories.events import make_event
from tests.factories.ideas import make_idea, make_idea_round
from tests.factories.merging import make_claim
from tests.factories.news import make_item, make_line, make_round
from tests.factories.organisations import actor_of
from tests.factories.people import make_offer, make_question
from tests.factories.reports import make_dossier
from tests.factories.uploads import make_attachment
from tests.trust.authors import of_authors

pytestmark = pytest.mark.django_db
EDITORS = {
    "praktijkvoorbeeld", "idee", "bijeenkomst", "vraag", "vraag-zonder-antwoord", "aanbod", "melding", "bezwaar",
    "mens", "beheerder", "organisatie", "actualiteit", "rondje", "verouderd", "achteraf-nakijken", "woorden",
    "bijlage",
}  # fmt: skip
MODERATORS = {"dilemma", "melding-dilemma"}
CONFIDENTIAL = {"dilemma", "melding-dilemma", "gesprek", "onthulling"}
ADMINS = {"tweede-stap", "accounts-samenvoegen"}
OWN = {"besluit"}  # only of who made it: tests/cases/curation/test_taking_back.py
SECRET = "kwispelvraag"


@pytest.fixture
def world(site_home) -> Organisation:
    """Let one of every kind wait; gives the organisation of who asked the dilemma."""
    now, home = timezone.now(), make_organisation("Gemeente Kwispel")
    apart = [make_member(make_organisation(), f"apart{number}") for number in range(3)]
    assert apart
    hidden = make_dilemma(
        make_member(home, "vrager"),
        question=f"Mag de {SECRET} openbaar?",
        readers=Readers.NOT_MY_ORGANISATION,
        state=DilemmaState.INTAKE,
    )
    shown = make_dilemma(make_member(make_organisation(), "ander"), question=f"Tweede {SECRET}?")
    Reveal.objects.create(dilemma=shown, asked_by=make_user("collega@example.org"), reason="x" * 30)
    FactorReset.objects.create(
        user=make_user("kwijt@example.org"),
        asked_by=make_user("beheer@example.org"),
        reason="x",
        asked_at=now,
        expires_at=now + timedelta(days=3),
    )
    make_claim(make_user("dicht@example.org"), make_user("blijft@example.org"))
    ConfidentialTalk.objects.create(sealed=SECRET, erase_on=timezone.localdate())
    wait_for_answers(1)
    make_event(state=EventState.SUBMITTED, submitted_at=now, answer_due_on=timezone.localdate())
    make_question(state=QuestionState.HELD)
    make_question(listed_at=now)
    make_offer(make_theme(), state=OfferState.HELD)
    make_dossier("persoon")
    make_dossier("dilemma", hidden.pk)
    make_dossier(
        "vraag",
        state=DossierState.HIDDEN,
        decided_at=now,
        appeal_state=AppealState.OPEN,
        appealed_on=timezone.localdate(),
        appeal_promised_on=timezone.localdate() + timedelta(days=9),
    )
    make_member(home, "nieuw", state=MembershipState.REQUESTED)
    offering = make_member(make_organisation(), "wilwel")
    Membership.objects.filter(user=offering).update(admin_asked_at=now)
    make_organisation("Stichting Nieuw", listing=Listing.PROPOSED)
    make_item(state=NewsState.HELD)
    make_line(make_round(), state=NewsState.HELD)
    make_idea_of_a_round_that_is_over()
    Decision.objects.create(
        kind="vraag",
        key=1,
        decided_by=make_user("besluiter@example.org"),
        decided_at=now,
        state=DecisionState.REFUSED,
    )
    told = {"step": ReviewStep.NOBODY, "moved_at": now}
    Review.objects.create(kind="praktijkvoorbeeld", key=make_case("Oud verhaal").pk, **told)
    make_work_of_authors(home)
    make_file_not_everybody_can_read()
    return home


def make_work_of_authors(home: Organisation) -> None:
    """Let somebody publish at once, and object to what an editor changed."""
    author = make_member(home, "schrijver")
    of_authors(author, make_editor("taal@example.org"), make_case("Zelf geschreven", owner=author))


def make_file_not_everybody_can_read() -> None:
    file = make_attachment()
    AttachmentCheck.objects.filter(pk=file.pk).update(hinders=True, checked_at=timezone.now())
    make_case("Met een scan", attachments=[CaseAttachment(attachment=file)])


def make_idea_of_a_round_that_is_over() -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    over = make_idea_round(opens_on=yesterday - timedelta(days=9), closes_on=yesterday)
    make_idea(over, None)


def wait_for_answers(number: int) -> None:
    """Let so many use cases wait, the oldest too late."""
    case = make_case("Bel eerst", publish=False, owner=make_member(make_organisation(), ""))
    made = Submission.objects.bulk_create(
        Submission(page=case, answer_due_on=timezone.localdate() - timedelta(days=1))
        for _number in range(number)
    )
    assert len(made) == number


def kinds_of(actor: Actor) -> set[str]:
    asks = asking(actor)
    return {row.kind for row in page_of(sources_for(actor), asks, Whose.ALL)}


def test_each_role_sees_its_own_kinds_and_nobody_else_anything(world):
    editor, moderator = make_editor(), make_moderator()
    handler = make_moderator(Role.CONFIDENTIAL)
    assert kinds_of(actor_of(editor)) == EDITORS
    assert kinds_of(actor_of(moderator)) == EDITORS | MODERATORS
    assert kinds_of(actor_of(handler)) == CONFIDENTIAL
    assert kinds_of(actor_of(make_moderator(Role.SITE_ADMIN))) == EDITORS | ADMINS
    assert {one.kind for one in sources()} == EDITORS | CONFIDENTIAL | ADMINS | OWN
    for nobody in (
        VISITOR,
        actor_of(make_user("lid@example.org")),
        actor_of(make_member(world, "x")),
    ):
        assert sources_for(nobody) == []
        assert today_for(nobody).lines == []


def test_titles_tell_only_what_one_may_know(world):
    """A dilemma is not told to editors, nor to a moderator of the organisation it is kept from."""
    inside = make_moderator()
    make_membership = Membership.objects.create
    make_membership(user=inside, organisation=world, state=MembershipState.ACTIVE)
    told = {
        name: str([line.row for line in today_for(actor_of(who)).lines])
        for name, who in {
            "editor": make_editor(),
            "inside": inside,
            "outside": make_moderator(),
            "handler": make_moderator(Role.CONFIDENTIAL),
        }.items()
    }
    assert SECRET not in told["editor"]
    assert SECRET not in told["inside"]
    assert told["outside"].count(SECRET) == 1
    kinds = {name: "melding-dilemma" in words for name, words in told.items()}
    assert kinds == {"editor": False, "inside": False, "outside": True, "handler": True}
    assert told["handler"].count(SECRET) == 1  # the dilemma: not the talk, not the reveal
    assert not any("@" in words for words in told.values())


def test_every_row_leads_to_a_screen_with_it(world, client):
    handler = make_moderator(Role.CONFIDENTIAL)
    handler.groups.add(Group.objects.get(name=str(Role.EDITOR.label)))
    client.force_login(handler)
    lines = today_for(actor_of(handler)).lines
    assert {line.row.kind for line in lines} == EDITORS | CONFIDENTIAL
    Submission.objects.all().delete()  # that screen asks for a real workflow: see tests/journeys
    for line in today_for(actor_of(handler)).lines:
        page = client.get(line.url.split("#")[0])
        assert page.status_code == 200, line.url
        words = line.row.title.partition(" - ")[0].strip()
        assert words in page.content.decode(), line.url


def test_oldest_first_and_late_is_counted(world):
    editor = actor_of(make_editor())
    shown = today_for(editor)
    assert [one.row.since for one in shown.lines] == sorted(one.row.since for one in shown.lines)
    assert [one.row.kind for one in shown.lines if one.is_late] == ["praktijkvoorbeeld"]
    assert (shown.late, shown.total) == (1, len(EDITORS))
    assert tallies(sources_for(editor), asking(editor), Whose.ALL)["mens"].waiting == 1
    only = today_for(editor, kind="vraag")
    assert [one.row.kind for one in only.lines] == ["vraag"]
    assert today_for(editor, kind="dilemma").kind == ""  # not theirs: not narrowed by


def test_page_asks_as_many_queries_for_much_as_for_little(world, client):
    client.force_login(make_editor())
    client.get("/cms/vandaag/")
    asked = []
    for more in (0, 195):
        wait_for_answers(more)
        with CaptureQueriesContext(connection) as captured:
            page = client.get("/cms/vandaag/")
        asked.append(len(captured))
        assert page.context["today"].total == len(EDITORS) + more
        assert len(page.context["today"].lines) == min(listing.ON_A_PAGE, len(EDITORS) + more)
    assert asked[0] == asked[1] <= 14
    assert "Bladzijde 1 van 5" in page.content.decode()
    assert client.get("/cms/vandaag/", {"p": "99999"}).context["today"].number == 5
    assert client.get("/cms/vandaag/", {"p": "²", "soort": "?", "wie": "x"}).status_code == 200


def test_the_house_sees_every_row(world):
    for source in sources():
        assert source.waiting(THE_HOUSE).exists(), source.kind
