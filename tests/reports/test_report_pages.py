"""The screens: visitors report, moderators decide, authors appeal; what is not one's own does not exist."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from alliantie.reportable import kind_of
from organisations.actors import actor_for
from reports.models import Dossier, Report
from reports.services.judging import Decision, decide_appeal
from tests.factories.organisations import make_member
from tests.factories.people import make_question
from tests.factories.reports import judge, make_dossier, tell
from tests.reports.world import editor, handle_of, make_reportable_world

pytestmark = pytest.mark.django_db
TEXT = "Hier staat mijn telefoonnummer"


def test_every_page_leads_to_its_report_and_hides_with_the_decision(site_home, client):
    world = make_reportable_world()
    moderator, _second = world.moderators
    for name, thing in world.things.items():
        client.force_login(world.reader)
        handle = handle_of(name, thing)
        url = f"/meld/{name}/{handle}/"
        dossier_of = tell(name, thing, world.reader if name == "bericht" else None)
        assert client.get(url).status_code == 200, name
        page = kind_of(name).url(thing)
        assert url in client.get(page).content.decode(), name
        client.force_login(moderator)
        judged = client.get(f"/cms/meldingen/{dossier_of.pk}/")
        assert judged.status_code == 200, name
        assert world.author.email not in judged.content.decode(), name
        judge(dossier_of, moderator)
        client.force_login(world.reader)
        assert client.get(url).status_code == 404, name
        answer = client.get(page)
        assert answer.status_code == 404 or url not in answer.content.decode(), name
    client.force_login(world.author)
    assert "De redactie haalde dit van de site." in client.get("/mijn/").content.decode()


def test_a_visitor_reports_and_loses_nothing_typed(site_home, client):
    question = make_question()
    url = f"/meld/vraag/{question.pk}/"
    page = client.get(url).content.decode()
    assert "Je e-mailadres, als je antwoord wilt" in page
    given = {"key": str(uuid4()), "text": TEXT, "email": "els@example.org"}
    for wrong in ({}, {"reason": "verzonnen"}, {"reason": "anders", "text": " "}):
        answer = client.post(url, {**given, **wrong})
        assert answer.status_code == 400
        assert "text" in wrong or TEXT in answer.content.decode()
    for _twice in range(2):
        answer = client.post(url, {**given, "reason": "persoonsgegevens"}, follow=True)
        assert "Dank je. De moderatie kijkt ernaar" in answer.content.decode()
    assert Report.objects.get().email == "els@example.org"
    # A second one from there gets the answer of a first: otherwise the form tells who reported.
    more = {"reason": "onjuist", "key": str(uuid4()), "text": "En de datum klopt niet."}
    assert client.post(url, {**given, **more}).status_code == 302
    assert Report.objects.get().text == f"{TEXT}\n\nEn de datum klopt niet."
    robot = {**given, "reason": "onjuist", "key": str(uuid4()), "website": "x", "email": ""}
    assert client.post(url, robot).status_code == 302
    assert Report.objects.count() == 1
    for number in range(5):
        told = {**given, "reason": "onjuist", "email": f"{number}@example.org"}
        answer = client.post(url, {**told, "key": str(uuid4())})
    assert answer.status_code == 429
    assert TEXT in answer.content.decode()
    held = make_question(state="held")
    for gone in (f"/meld/vraag/{held.pk}/", "/meld/vraag/x/", "/meld/niets/1/", "/meld/vraag/0/"):
        assert client.get(gone).status_code == 404


def test_an_author_reads_why_and_appeals_once(site_home, client):
    author, moderator = make_member().user, editor()
    question = make_question(asker=author)
    dossier = judge(tell("vraag", question, make_member().user), moderator, reason="Te grof.")
    url = f"/mijn/meldingen/{dossier.pk}/"
    assert client.get(url).status_code == 302
    client.force_login(make_member().user)
    assert client.get(url).status_code == 404
    client.force_login(author)
    assert url in client.get("/mijn/meldingen/").content.decode()
    assert "Te grof." in client.get(url).content.decode()
    assert client.post(url, {"key": str(uuid4()), "text": ""}).status_code == 400
    answer = client.post(url, {"key": str(uuid4()), "text": "Welnee."}, follow=True)
    assert "Je bezwaar is verstuurd" in answer.content.decode()
    twice = client.post(url, {"key": str(uuid4()), "text": "Toch niet."})
    assert twice.status_code == 400
    assert "Je hebt al bezwaar gemaakt" in twice.content.decode()
    assert "Toch niet." in twice.content.decode()
    assert "ziet niemand dit meer" in client.get(url).content.decode()
    told = Decision("zet-terug", "Toch goed.")
    decide_appeal(dossier=dossier, decision=told, actor=actor_for(moderator), key=uuid4())
    back = client.get(url).content.decode()
    assert ("Na je bezwaar is het op" in back, "ziet niemand dit meer" in back) == (True, False)


def test_two_moderators_decide_and_the_second_keeps_what_was_typed(site_home, client):
    client.force_login(editor())
    dossier = make_dossier()
    url, given = f"/cms/meldingen/{dossier.pk}/besluit/", {"verdict": "laat-staan"}
    wrong = client.post(url, {**given, "key": str(uuid4()), "reason": ""})
    assert wrong.status_code == 400
    told = {**given, "key": str(uuid4()), "reason": "Het klopt gewoon."}
    for _twice in range(2):
        assert "Besloten" in client.post(url, told, follow=True).content.decode()
    late = client.post(url, {**told, "key": str(uuid4()), "reason": "Mijn lange uitleg."})
    assert late.status_code == 400
    assert "Een collega heeft hier net over besloten" in late.content.decode()
    assert "Mijn lange uitleg." in late.content.decode()
    assert Dossier.objects.get().decision == "Het klopt gewoon."
    client.force_login(make_member().user)
    assert client.post(url, told).status_code == 302
    assert client.get("/cms/meldingen/").status_code == 302


def test_lists_ask_as_many_queries_for_many_as_for_few(site_home, client):
    author = make_member().user
    moderator = editor()
    asked = []
    for more in (1, 12):
        for number in range(more):
            state = {"state": "hidden", "decided_at": timezone.now()}
            about = make_question(asker=author)
            make_dossier("vraag", about.pk, **(state if number % 2 == 0 else {}))
            make_dossier("vraag", about.pk + 5000).reports.create(
                reason="anders", reporter=author, text="x"
            )
        counted = []
        for who, url in ((moderator, "/cms/meldingen/"), (author, "/mijn/meldingen/")):
            client.force_login(User.objects.get(pk=who.pk))
            client.get(url)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(url).status_code == 200
            counted.append(len(captured))
        asked.append(counted)
    assert asked[0] == asked[1]
