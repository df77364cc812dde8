"""What came of a meeting, on its page."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alliantie.choices import Audience
from events.models import ActionItem, Material, Report, ReportLine, Series
from events.services import acting
from organisations.actors import actor_for
from people.choices import Visibility
from tests.factories.cases import make_member, make_organisation
from tests.factories.events import make_event, make_registration
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db
MOST = 14


@pytest.fixture
def event(site_home):
    return make_event(starts_at=timezone.now() - timedelta(days=1))


def report_of(event, *, is_online=True, lines=1, actions=1):
    report = Report.objects.create(
        event=event,
        text="<p>We spraken over archieven.</p>",
        published_at=timezone.now() if is_online else None,
    )
    for number in range(lines):
        ReportLine.objects.create(
            report=report, kind="decision", text=f"Besluit {number}", added_at=timezone.now()
        )
        Material.objects.create(
            event=event, kind="link", title="Stuk", url="https://e.nl/", published_at=timezone.now()
        )
    for _ in range(actions):
        person = make_person(show_who=Visibility.EVERYONE)
        ActionItem.objects.create(
            report=report, text="Plan maken", owner=person.user, due_on=date(2030, 1, 2)
        )
    return report


def html_of(client, event):
    answer = client.get(event.url)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_it_says_what_was_said_decided_and_promised(client, event):
    report = report_of(event)
    ActionItem.objects.create(
        report=report, text="Bellen", owner_name="Jo van Dijk", due_on=date(2030, 1, 3)
    )
    came = [make_registration(event, side=side) for side in ("government", "resident")]
    assert "2 deelnemers hadden een plek" in html_of(client, event)
    for row in (*came, make_registration(event)):
        row.state = "attended"
        row.save()
    html = html_of(client, event)
    name = report.actions.get(text="Plan maken").owner.person.name
    for words in ("We spraken over archieven", "Besluit 0", "Plan maken", name, "Jo van Dijk"):
        assert words in html
    for words in ("2 januari 2030", "Er waren 3 deelnemers", "Inwoner"):
        assert words in html


def test_nobody_sees_it_before_it_is_online(client, event):
    report_of(event, is_online=False)
    client.force_login(event.owner)
    html = html_of(client, event)
    assert "archieven" not in html
    assert "Plan maken" not in html


def test_a_name_is_shown_as_the_profile_allows(client, event):
    report = report_of(event, actions=0)
    hidden = make_person("Verborgen Vera", show_who=Visibility.MEMBERS)
    report.actions.create(text="Plan", owner=hidden.user, due_on=date(2030, 1, 2))
    assert "Verborgen Vera" not in html_of(client, event)
    assert "Iemand uit het netwerk" in html_of(client, event)
    client.force_login(make_member(make_organisation()))
    assert "Verborgen Vera" in html_of(client, event)


def test_an_organisation_is_named_as_far_as_it_is_listed(client, event):
    Series.objects.create(title="Kring", slug="kring").meetings.add(event)
    report = report_of(event, actions=0)
    for listing in ("proposed", "hidden", "listed"):
        house = make_organisation(f"Club {listing}", listing=listing)
        ActionItem.objects.create(
            report=report, text="Doe", organisation=house, due_on=date(2030, 1, 2)
        )
    own = make_member(house, "lid-van-club")
    hidden = report.actions.get(organisation__name="Club hidden").organisation
    for html in (
        html_of(client, event),
        client.get("/bijeenkomsten/reeksen/kring/").content.decode(),
    ):
        assert "Club listed" in html
        assert "Een organisatie" in html
        assert "Club proposed" not in html
        assert "Club hidden" not in html
    own.memberships.update(organisation=hidden)
    client.force_login(own)
    assert "Club hidden" in html_of(client, event)


def test_the_button_is_for_who_promised(client, event):
    item = report_of(event).actions.get()
    url = f"/mijn/bijeenkomsten/{event.slug}/verslag/actie/{item.pk}/gedaan/"
    stranger = make_member(make_organisation())
    client.force_login(stranger)
    assert url not in html_of(client, event)
    assert client.post(url).status_code == 404
    item.refresh_from_db()
    assert item.done_at is None
    client.force_login(item.owner)
    assert url in html_of(client, event)
    assert client.post(url).status_code == 302
    item.refresh_from_db()
    assert item.done_at is not None
    assert url not in html_of(client, event)


def test_counts_stay_when_the_people_are_gone(client, event):
    report = report_of(event)
    report.attended = {"government": 7}
    report.save()
    assert "Er waren 7 deelnemers" in html_of(client, event)


@pytest.mark.parametrize("is_member", [False, True])
def test_a_page_with_little_and_with_much(client, event, is_member):
    if is_member:
        client.force_login(make_member(make_organisation()))
    counts = []
    report_of(event)
    for _ in range(2):
        client.get(event.url)
        with CaptureQueriesContext(connection) as captured:
            html_of(client, event)
        counts.append(len(captured))
        Report.objects.all().delete()
        report_of(event, lines=9, actions=9)
    assert counts[0] == counts[1] <= MOST


def test_nobody_is_reminded_of_what_is_done(event):
    item = report_of(event).actions.get()
    acting.finish_action(item=item, actor=actor_for(item.owner))
    assert acting.remind_of_actions(now=datetime.combine(item.due_on, time(12), UTC)) == 0


def test_the_same_form_twice_adds_one_line(client, event):
    client.force_login(event.owner)
    url = f"/mijn/bijeenkomsten/{event.slug}/verslag/besluit/"
    data = {"key": "11111111-1111-4111-8111-111111111111", "text": "Samen verder"}
    for _ in range(2):
        assert client.post(url, data).status_code == 302
    assert ReportLine.objects.count() == 1


def test_a_member_of_another_house_sees_no_report_of_a_closed_meeting(client, site_home):
    event = make_event(starts_at=timezone.now() - timedelta(days=1), audience=Audience.ORGANISATION)
    report_of(event)
    client.force_login(make_member(make_organisation()))
    assert client.get(event.url).status_code == 404
