"""What a host reads on the workbench: numbers, mails, and what to do now, each with where."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alliantie.desk_menu import desk_menu
from events.models import ActionItem, BoxQuestion, HostMail, Report
from events.policies.to_do import Figures, Task, to_do
from tests.factories.cases import make_member, make_organisation
from tests.factories.events import make_event, make_registration

NOW = datetime(2026, 11, 10, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def figures(starts_in: timedelta, **fields) -> Figures:
    starts_at = NOW + starts_in
    given = {"state": "planned", "starts_at": starts_at, "ends_at": starts_at + 2 * HOUR}
    return Figures(**{**given, "confirmed": 4, "mails": 1, "has_report": True, **fields})


@pytest.mark.parametrize(
    ("stand", "tasks"),
    [
        (figures(5 * DAY), []),
        (figures(5 * DAY, state="changes"), [Task.CHANGE]),
        (figures(5 * DAY, state="draft", has_remark=True), [Task.CHANGE]),
        (figures(5 * DAY, state="draft"), []),
        (figures(5 * DAY, state="submitted", questions=1), []),
        (figures(5 * DAY, state="cancelled", questions=1), []),
        (figures(40 * DAY, confirmed=0), [Task.INVITE]),
        (figures(50 * DAY, confirmed=0), []),
        (figures(5 * DAY, confirmed=0, waiting=1), []),
        (figures(5 * DAY, confirmed=0, is_elsewhere=True), []),
        (figures(5 * DAY, confirmed=0, opens_at=NOW + HOUR), []),
        (figures(5 * DAY, confirmed=0, opens_at=NOW), [Task.INVITE]),
        (figures(5 * DAY, questions=1), [Task.ANSWER]),
        (figures(7 * DAY, lacks_link=True), [Task.LINK]),
        (figures(8 * DAY, lacks_link=True), []),
        (figures(5 * DAY, offered=1, first_offer_ends=NOW + 24 * HOUR), [Task.OFFERS]),
        (figures(5 * DAY, offered=1, first_offer_ends=NOW + 25 * HOUR), []),
        (figures(7 * DAY, mails=0), [Task.MAIL]),
        (figures(8 * DAY, mails=0), []),
        (figures(-HOUR, mails=0, has_report=False), [Task.MAIL]),
        (figures(-2 * HOUR), [Task.ATTENDANCE]),
        (figures(-2 * HOUR, attended=1), []),
        (figures(-2 * HOUR, absent=1), []),
        (figures(-2 * HOUR, confirmed=0), []),
        (figures(-2 * HOUR, confirmed=0, has_report=False), [Task.REPORT]),
        (figures(-91 * DAY, has_report=False), []),
        (figures(-91 * DAY, actions_due=2), [Task.ACTIONS]),
        (figures(-DAY, has_report=False, questions=3), [Task.ATTENDANCE, Task.REPORT]),
    ],
)
def test_what_is_to_be_done_follows_from_how_it_stands(stand, tasks):
    assert to_do(stand, NOW) == tasks


@pytest.fixture
def host(site_home, client):
    user = make_member(make_organisation(side="government"), "gastheer")
    client.force_login(user)
    return user


def filled(host):
    """Make one meeting to come and one that was, each with all there is to do."""
    now = timezone.now()
    soon = make_event(host, title="Straks", starts_at=now + 2 * DAY, mode="online", capacity=9)
    for side in ("government", "government", "outside", "resident"):
        make_registration(soon, side=side)
    make_registration(soon, state="offered", offered_until=now + 3 * HOUR)
    make_registration(soon, state="waiting", ticket=1)
    make_registration(soon, state="cancelled")
    make_registration(soon, state="unconfirmed")
    BoxQuestion.objects.create(event=soon, text="Is er soep?", asked_at=now)
    past = make_event(host, title="Laatst", starts_at=now - 2 * DAY)
    make_registration(past)
    report = Report.objects.create(event=past)
    for day in (now - DAY, now + 9 * DAY):
        ActionItem.objects.create(report=report, text="Tellen", due_on=day.date())
    return soon, past


@pytest.mark.django_db
def test_everything_to_do_stands_on_the_desk_with_where_to_do_it(host, client):
    soon, past = filled(host)
    make_event(host, title="Terug", state="changes", remark="Waar is het?")
    make_event(title="Van een ander", starts_at=timezone.now() - DAY)
    page = client.get(reverse("host:overview")).content.decode()
    people = reverse("host:attendance", args=[soon.slug])
    expected = {
        "Beantwoord 1 vraag vooraf": f"{people}#vragenbus",
        "De link naar de bijeenkomst ontbreekt": reverse("host:section", args=[soon.slug, "link"]),
        "1 plek is aangeboden, tot": f"{people}#aangeboden",
        "Je schreef de deelnemers nog niet": reverse("host:participants_mail", args=[soon.slug]),
        "Vul in wie er was": f"{reverse('host:attendance', args=[past.slug])}#komt",
        "Zet het verslag online": reverse("host:report", args=[past.slug]),
        "1 actie moet nu klaar zijn": reverse("host:report", args=[past.slug]),
        "De redactie heeft een vraag": "/onderdeel/basis/",
    }
    for words, url in expected.items():
        before, _, after = page.partition(words)
        assert after, words
        assert url in before[before.rindex("<li>") :], words
    assert "4 aangemeld, 1 plek aangeboden, 1 op de wachtlijst" in page
    assert "Van een ander" not in page
    for name in ("events:registrations", "events:own_calendar"):
        assert f'href="{reverse(name)}"' in page


@pytest.mark.django_db
def test_one_meeting_has_its_numbers_and_mails(host, client):
    soon, _past = filled(host)
    given = {"to_whom": "all", "subject": "Neem mee", "text": "Een pen", "recipients": 5}
    HostMail.objects.create(event=soon, sent_at=timezone.now(), **given)
    page = client.get(reverse("host:event", args=[soon.slug])).content.decode()
    for said in ("50% overheid, 50% daarbuiten", "1 mail verstuurd", "Neem mee", "Te doen"):
        assert said in page
    assert "Je schreef de deelnemers nog niet" not in page


@pytest.mark.django_db
def test_as_many_queries_for_sixty_meetings_as_for_three(host, client):
    counts = []
    for number in (3, 57):
        for one in range(number):
            event = make_event(host, starts_at=timezone.now() + (one - 20) * DAY)
            make_registration(event)
            HostMail.objects.create(event=event, sent_at=timezone.now())
        client.get(reverse("host:overview"))
        with CaptureQueriesContext(connection) as asked:
            page = client.get(reverse("host:overview"))
        counts.append(len(asked))
    assert page.content.decode().count("ao-desk-card") == 60
    assert counts[0] == counts[1]
    assert counts[0] <= 17


@pytest.mark.django_db
def test_the_menu_is_twelve_long_and_knows_where_folded_pages_are(host, client):
    entries = {str(entry.label): entry.current for entry in desk_menu("/mijn/agenda/")}
    assert len(entries) == 12
    assert {label for label, current in entries.items() if current} == {"Bijeenkomsten"}
    for name in ("events:own_calendar", "events:registrations"):
        assert client.get(reverse(name)).status_code == 200
