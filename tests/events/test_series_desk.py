"""Series in the CMS, on the desk of the coordinator and of hosts, and what stands on the public page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alliantie.choices import Audience
from events.models import EventPage, Report, Series, Turn
from events.services import turns
from tests.events.series import admin, make_host, make_series, planner
from tests.factories.accounts import make_editor
from tests.factories.cases import make_member, make_organisation
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db
DESK = "/mijn/bijeenkomsten/reeksen/"
TURNS = "/mijn/bijeenkomsten/beurten/"
CMS = "/cms/snippets/events/series/"


def html_of(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_an_editor_makes_one_in_the_cms(client, site_home):
    client.force_login(make_editor())
    member = make_member(make_organisation())
    form = {
        "title": "Forum Open",
        "slug": "",
        "about": "Vier keer per jaar.",
        "kind": "forum",
        "every_months": "3",
        "zone": "Europe/Amsterdam",
        "usual_start": "13:00",
        "usual_minutes": "120",
        "coordinator_email": "niemand@example.org",
    }
    assert "Er is geen lid" in client.post(f"{CMS}add/", form).content.decode()
    answer = client.post(f"{CMS}add/", {**form, "coordinator_email": member.email})
    assert answer.status_code == 302
    made = Series.objects.get()
    assert (made.slug, made.coordinator, made.kind) == ("forum-open", member, "forum")
    edit = f"{CMS}edit/{made.pk}/"
    assert member.email in client.get(edit).content.decode()
    assert (
        client.post(edit, {**form, "slug": made.slug, "coordinator_email": ""}).status_code == 302
    )
    made.refresh_from_db()
    assert made.coordinator is None
    client.force_login(member)
    assert client.get(CMS).status_code == 302


def test_from_the_advice_to_the_draft_by_the_forms(client, site_home, mailoutbox, run_tasks):
    series = make_series(usual_start="13:00")
    first, second = make_host("Gemeente Eerst", members=3), make_host("Gemeente Later")
    make_event(series=series, series_number=1, organisation=None)
    desk = f"{DESK}{series.slug}/"
    _ask_who_says_no(client, series, first)
    client.post(desk, {"number": 2, "organisation": second.pk})
    turn = Turn.objects.get(organisation=second)
    client.force_login(second.admin)
    client.post(f"{TURNS}{turn.pk}/", {"ja": "1"})
    for _ in range(2):
        answer = client.post(f"{TURNS}{turn.pk}/klaarzetten/")
        event = EventPage.objects.get(series=series, series_number=2)
        assert answer.url == f"/mijn/bijeenkomsten/{event.slug}/"
    assert "Forum 2" in html_of(client, answer.url)
    assert "Er staat nu niets open" in html_of(client, TURNS)
    client.force_login(series.coordinator)
    assert "Forum 2" in html_of(client, desk)
    run_tasks()
    assert [mail.to[0] for mail in mailoutbox] == [
        first.admin.email,
        series.coordinator.email,
        second.admin.email,
        series.coordinator.email,
    ]
    assert "Verbouwing" in mailoutbox[1].body


def _ask_who_says_no(client, series, first):
    desk = f"{DESK}{series.slug}/"
    client.force_login(series.coordinator)
    assert "Forum" in html_of(client, DESK)
    html = html_of(client, desk)
    assert "Gemeente Eerst: was nog geen gastheer, wacht sinds het begin, 3 deelnemers" in html
    assert "3 maanden na de vorige" in html
    wrong = client.post(desk, {"number": 2, "organisation": 999_999})
    assert wrong.status_code == 400
    assert "Kies een van deze organisaties" in wrong.content.decode()
    for _ in range(2):
        client.post(desk, {"number": 2, "organisation": first.pk})
    turn = Turn.objects.get(number=2)
    assert DESK in html_of(client, "/mijn/")
    client.force_login(first.admin)
    assert TURNS in html_of(client, "/mijn/")
    assert "Forum, nummer 2" in html_of(client, TURNS)
    refused = client.post(f"{TURNS}{turn.pk}/", {"nee": "1", "reason": ""})
    assert refused.status_code == 400
    assert "waarom het niet kan" in refused.content.decode()
    assert (
        client.post(f"{TURNS}{turn.pk}/", {"nee": "1", "reason": "Verbouwing"}).status_code == 302
    )
    client.force_login(series.coordinator)
    html = html_of(client, desk)
    assert "Verbouwing" in html
    assert "Gemeente Eerst: was" not in html


def test_only_the_coordinator_sees_the_advice_and_only_the_asked_their_turn(client, site_home):
    series = make_series()
    asked, other = make_host("Gemeente Wulp"), make_host("Gemeente Kluut")
    plan = planner(series)
    turn = turns.ask_host(series=series, number=1, organisation=asked, actor=plan)
    turns.answer_turn(turn=turn, actor=admin(asked), accepts=True)
    elder = turns.ask_host(series=series, number=2, organisation=other, actor=plan)
    turns.answer_turn(turn=elder, actor=admin(other), accepts=True)
    make_event(series=series, series_number=None)
    colleague = make_member(asked)
    desk = f"{DESK}{series.slug}/"
    for user in (asked.admin, other.admin, colleague):
        client.force_login(user)
        assert client.post(f"{TURNS}{turn.pk}/intrekken/").status_code == 404
        assert client.get(desk).status_code == 404
        assert client.post(desk, {"number": 3, "organisation": asked.pk}).status_code == 404
        swap = {"beurt": [turn.pk, elder.pk]}
        assert client.post(f"{desk}ruilen/", swap).status_code == 404
        assert "Forum" not in html_of(client, DESK)
        if user != asked.admin:
            ways = ("", "ruilen/", "klaarzetten/")
            assert {client.post(f"{TURNS}{turn.pk}/{way}").status_code for way in ways} == {404}
            assert "Gemeente Wulp" not in html_of(client, TURNS)
    assert Turn.objects.filter(state="accepted").count() == 2
    for user in (None, colleague, other.admin):
        client.logout()
        if user:
            client.force_login(user)
        for url in (f"/bijeenkomsten/reeksen/{series.slug}/", "/bijeenkomsten/"):
            assert "Gemeente Wulp" not in html_of(client, url)
    client.force_login(make_editor())
    _take_back(client, desk, turn)


def _take_back(client, desk, turn):
    assert "Gemeente Wulp" in html_of(client, desk)
    assert f"{TURNS}{turn.pk}/intrekken/" in html_of(client, desk)
    for _ in range(2):
        assert client.post(f"{TURNS}{turn.pk}/intrekken/").url == desk
    assert "De beheerders van Gemeente Wulp krijgen een mail" in html_of(client, desk)
    assert Turn.objects.get(pk=turn.pk).reason == "ingetrokken"
    Series.objects.update(is_closed=True)
    assert "Vraag deze organisatie" not in html_of(client, desk)
    answer = client.post(desk, {"number": turn.number, "organisation": turn.organisation_id})
    assert answer.status_code == 400
    assert Turn.objects.filter(state="asked").count() == 0


def test_hosts_swap_by_the_forms(client, site_home):
    series = make_series()
    houses = make_host("Gemeente Wulp"), make_host("Gemeente Kluut")
    made = []
    for number, house in enumerate(houses, 1):
        turn = turns.ask_host(
            series=series, number=number, organisation=house, actor=planner(series)
        )
        made.append(turns.answer_turn(turn=turn, actor=admin(house), accepts=True))
    client.force_login(houses[0].admin)
    assert "Kluut" not in html_of(client, TURNS)
    client.post(f"{TURNS}{made[0].pk}/ruilen/", {"number": "7"})
    client.post(f"{TURNS}{made[0].pk}/ruilen/", {"number": "2"})
    assert "antwoordt nog" in html_of(client, TURNS)
    answer = f"{TURNS}{made[0].pk}/ruilen/antwoord/"
    assert client.post(answer, {"ja": "1"}).status_code == 404
    client.force_login(houses[1].admin)
    assert "Gemeente Wulp wil ruilen" in html_of(client, TURNS)
    assert client.post(answer, {"ja": "1"}).status_code == 302
    now = Turn.objects.filter(state="accepted").order_by("number")
    assert [one.organisation.name for one in now] == ["Gemeente Kluut", "Gemeente Wulp"]
    client.force_login(series.coordinator)
    client.post(f"{DESK}forum/ruilen/", {"beurt": [now[0].pk, "x", "²"]})
    client.post(f"{DESK}forum/ruilen/", {"beurt": [one.pk for one in now]})
    now = Turn.objects.filter(state="accepted").order_by("number")
    assert [one.organisation.name for one in now] == ["Gemeente Wulp", "Gemeente Kluut"]


def test_the_public_page_gathers_what_the_meetings_brought(client, site_home):
    series = make_series()
    now = timezone.now()
    for word, audience in (("Open", Audience.PUBLIC), ("Besloten", Audience.MEMBERS)):
        event = make_event(
            title=f"{word} forum", series=series, audience=audience, starts_at=now - timedelta(9)
        )
        event.programme.create(starts_at=event.starts_at, ends_at=event.ends_at, title="Start")
        event.materials.create(kind="link", title="Stuk", url="https://e.nl/", published_at=now)
        report = _report(event, now)
        report.lines.create(kind="decision", text=f"{word} besluit", added_at=now)
        report.lines.create(kind="round", text=f"{word} nieuws", added_at=now)
        report.actions.create(text=f"{word} actie", owner_name="Jo", due_on=timezone.localdate())
        report.actions.create(text=f"{word} klaar", due_on=timezone.localdate(), done_at=now)
    hidden = _report(make_event(series=series, starts_at=now - timedelta(2)), None)
    hidden.lines.create(kind="decision", text="Nog niet online", added_at=now)
    url = f"/bijeenkomsten/reeksen/{series.slug}/"
    html = html_of(client, url)
    for words in ("Open besluit", "Open actie", "Jo, uiterlijk", "#programma", "#materiaal"):
        assert words in html
    for words in ("Besloten", "Open nieuws", "Open klaar", "Nog niet online"):
        assert words not in html
    client.force_login(make_member(make_organisation()))
    assert "Besloten besluit" in html_of(client, url)


def _report(event, published_at):
    return Report.objects.create(event=event, text="<p>Zo</p>", published_at=published_at)
