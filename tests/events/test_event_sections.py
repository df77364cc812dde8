"""Meetings on the front page, themes, organisations, people and use cases, and the page of a series."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alliantie.choices import Audience
from events.choices import EventState, HostState
from events.models import CoHost, EventLink, EventPerson, Series, Turn
from tests.factories.cases import make_case, make_member, make_organisation, make_theme
from tests.factories.events import make_event
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db


def said(client, url) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def ago(days: int):
    return timezone.now() - timedelta(days=days)


def test_front_page_tells_what_comes(client, site_home):
    assert "Binnenkort" not in said(client, "/")
    make_event(title="Voor leden", audience=Audience.MEMBERS)
    make_event(title="Geweest", starts_at=ago(2))
    make_event(title="Afgezegd", state=EventState.CANCELLED)
    assert "Binnenkort" not in said(client, "/")
    make_event(title="Voor iedereen")
    html = said(client, "/")
    assert "Binnenkort" in html
    assert "Voor iedereen" in html
    for words in ("Voor leden", "Geweest", "Afgezegd"):
        assert words not in html
    client.force_login(make_member(make_organisation()))
    assert "Voor leden" in said(client, "/")


def test_theme_lists_what_comes_before_what_was(client, site_home):
    theme = make_theme()
    for title, start in (("Lang geleden", ago(9)), ("Pas geweest", ago(2))):
        make_event(title=title, starts_at=start, themes=(theme,))
    make_event(title="Straks", themes=(theme,))
    make_event(title="Later", starts_at=ago(-40), themes=(theme,))
    make_event(title="Stil", themes=(theme,), audience=Audience.MEMBERS)
    html = said(client, theme.get_absolute_url())
    order = [html.index(title) for title in ("Straks", "Later", "Pas geweest", "Lang geleden")]
    assert order == sorted(order)
    assert "Stil" not in html


def test_numbers_on_cards_stay_about_use_cases(client, site_home):
    theme, house = make_theme("Los thema"), make_organisation()
    make_event(make_member(house), themes=(theme,))
    for url in ("/themas/", "/organisaties/", "/"):
        assert "1 praktijkvoorbeeld" not in said(client, url)


def test_organisation_lists_what_it_organises_and_said_yes_to(client, site_home):
    house = make_organisation()
    make_event(make_member(house), title="Eigen")
    for title, state in (("Samen", "confirmed"), ("Gevraagd", "asked"), ("Geweigerd", "declined")):
        event = make_event(title=f"{title} ding")
        CoHost.objects.create(event=event, organisation=house, state=HostState(state))
    html = said(client, house.get_absolute_url())
    assert "Eigen" in html
    assert "Samen ding" in html
    assert "Gevraagd ding" not in html
    assert "Geweigerd ding" not in html


def test_person_page_tells_where_somebody_speaks(client, site_home):
    person = make_person("Sanne Spreekt", show_who="everyone")
    for title, fields in (
        ("Open lezing", {}),
        ("Stille lezing", {"audience": Audience.MEMBERS}),
        ("Concept lezing", {"state": "draft"}),
        ("Afgezegde lezing", {"state": EventState.CANCELLED}),
    ):
        EventPerson.objects.create(event=make_event(title=title, **fields), user=person.user)
    html = said(client, person.get_absolute_url())
    assert "Open lezing" in html
    for title in ("Stille lezing", "Concept lezing", "Afgezegde lezing"):
        assert title not in html


def test_case_page_tells_of_meetings_about_it(client, site_home):
    case = make_case()
    assert "een bijeenkomst" not in said(client, case.url)
    EventLink.objects.create(event=make_event(title="Stil", audience=Audience.MEMBERS), page=case)
    assert "een bijeenkomst" not in said(client, case.url)
    EventLink.objects.create(event=make_event(title="Was er", starts_at=ago(3)), page=case)
    html = said(client, case.url)
    assert "Hierover was een bijeenkomst" in html
    assert "Was er" in html
    EventLink.objects.create(event=make_event(title="Komt"), page=case)
    assert "Hierover komt een bijeenkomst" in said(client, case.url)


def test_series_shows_numbers_and_never_turns(client, site_home):
    series = Series.objects.create(title="Forum", slug="forum", about="Vier keer per jaar.")
    url = "/bijeenkomsten/reeksen/forum/"
    assert client.get(url).status_code == 404
    make_event(title="Eerste", series=series, series_number=1, starts_at=ago(90))
    make_event(title="Tweede", series=series, series_number=2)
    make_event(title="Derde", series=series, series_number=3, audience=Audience.MEMBERS)
    asked = make_organisation("Gemeente Beurt")
    Turn.objects.create(series=series, number=4, organisation=asked, asked_at=timezone.now())
    html = said(client, url)
    for words in ("Vier keer per jaar.", "Nummer 1 van Forum", "Nummer 2 van Forum"):
        assert words in html
    assert html.index("Tweede") < html.index("Eerste")
    assert "Derde" not in html
    assert "Gemeente Beurt" not in html


def test_series_of_meetings_for_members_is_not_there_for_others(client, site_home):
    series = Series.objects.create(title="Besloten kring", slug="kring")
    make_event(series=series, series_number=1, audience=Audience.MEMBERS)
    url = "/bijeenkomsten/reeksen/kring/"
    assert client.get(url).status_code == 404
    client.force_login(make_member(make_organisation()))
    assert "Besloten kring" in said(client, url)
