"""Pages about meetings ask the database little, and no more when there is much."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.choices import HostState
from events.models import CoHost, EventLink, EventPerson, ProgrammeItem, Series
from tests.factories.cases import make_case, make_member, make_organisation, make_theme
from tests.factories.events import make_event, make_registration
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db
MOST, FEW, MANY = 16, 5, 95  # thousands: manage.py bench --meetings


def queries(client, url) -> list[str]:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(url)
    assert answer.status_code == 200, url
    return [query["sql"] for query in captured]


def fill(event, number):
    """Hang everything on a meeting, so many times."""
    for at in range(number):
        CoHost.objects.create(
            event=event, organisation=make_organisation(), state=HostState.CONFIRMED
        )
        EventPerson.objects.create(event=event, user=make_person(show_who="everyone").user)
        EventLink.objects.create(event=event, page=make_case())
        begins = event.starts_at + timedelta(minutes=at)
        ends = begins + timedelta(minutes=30)
        ProgrammeItem.objects.create(event=event, title="Deel", starts_at=begins, ends_at=ends)
        make_registration(event)


@pytest.mark.parametrize("is_member", [False, True])
def test_a_page_with_little_and_with_much(client, site_home, is_member):
    theme = make_theme()
    series = Series.objects.create(title="Forum", slug="forum")
    event = make_event(themes=(theme, make_theme()), series=series, series_number=1, capacity=200)
    if is_member:
        client.force_login(make_member(make_organisation()))
    counts = []
    for number in (2, 12):
        fill(event, number)
        make_event(themes=(theme,))
        counts.append(len(queries(client, event.url)))
    assert counts[0] == counts[1] <= MOST  # with the box to sign up in, and what came of it


def test_overviews_with_few_and_many(client, site_home):
    theme, house = make_theme(), make_organisation()
    owner, reader = make_member(house), make_member(make_organisation())
    series = Series.objects.create(title="Forum", slug="forum")
    urls = ["/bijeenkomsten/", "/bijeenkomsten/?beeld=geweest", "/bijeenkomsten/?beeld=maand"]
    urls += ["/bijeenkomsten/?soort=workshop&regio=utrecht", "/bijeenkomsten/reeksen/forum/"]
    of_visitor = ["/", theme.get_absolute_url(), house.get_absolute_url()]
    counts = []
    for number in (FEW, MANY):
        for _at in range(number):
            along = make_event(owner, themes=(theme,), series=series)
            CoHost.objects.create(event=along, organisation=house, state=HostState.CONFIRMED)
        asked = {url: len(queries(client, url)) for url in [*urls, *of_visitor]}
        client.force_login(reader)
        asked |= {f"member {url}": len(queries(client, url)) for url in urls}
        client.logout()
        counts.append(asked)
    assert counts[0] == counts[1]
    assert max(counts[0].values()) <= MOST, counts[0]
