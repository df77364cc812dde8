"""The overview of meetings: what comes, what was, one month."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from alliantie.choices import Audience
from events.choices import EventState, Zone
from events.policies.months import Month, read_month
from organisations.choices import Listing
from tests.factories.cases import make_member, make_organisation, make_theme
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db
URL = "/bijeenkomsten/"
NOW = datetime(2026, 12, 1, 11, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _a_day(site_home):
    with time_machine.travel(NOW, tick=False):
        yield


def ask(client, **params):
    answer = client.get(URL, params)
    assert answer.status_code == 200
    return answer


def titles(client, **params) -> list[str]:
    return [card.title for card in ask(client, **params).context["shown"].cards]


def numbers(client, name, **params) -> dict[str, int]:
    counts = ask(client, **params).context["shown"].counts[name]
    return dict(counts)


def on(day: int, hour: int = 10, month: int = 12, **fields):
    return make_event(starts_at=datetime(2026, month, day, hour, tzinfo=UTC), **fields)


def days(client, **params) -> dict[int, list[str]]:
    calendar = ask(client, beeld="maand", **params).context["shown"].calendar
    return {
        day.date.day: [entry.title for entry in day.entries]
        for week in calendar.weeks
        for day in week
        if day and day.entries
    }


def test_what_comes_stands_first_and_what_was_apart(client):
    on(20, title="Later")
    on(1, 10, title="Nu bezig")
    on(1, 8, title="Vanochtend")
    on(10, month=11, title="Vorige maand")
    assert titles(client) == ["Nu bezig", "Later"]
    assert titles(client, beeld="geweest") == ["Vanochtend", "Vorige maand"]
    assert titles(client, beeld="wat anders") == ["Nu bezig", "Later"]


def test_filters_and_numbers_are_of_what_somebody_may_see(client):
    house = make_organisation("Gemeente Veldhoek")
    theme = make_theme("Open data")
    on(10, title="A", owner=make_member(house), kind="webinar", region="utrecht", themes=(theme,))
    on(11, title="B", kind="workshop", region="bonaire")
    on(12, title="C", kind="workshop", region="utrecht", audience=Audience.MEMBERS)
    on(13, title="D", kind="workshop", state=EventState.SUBMITTED)
    assert numbers(client, "soort") == {"webinar": 1, "workshop": 1}
    assert numbers(client, "regio") == {"utrecht": 1, "bonaire": 1}
    assert numbers(client, "soort", regio="utrecht") == {"webinar": 1}
    assert titles(client, soort="webinar") == ["A"]
    assert titles(client, thema=theme.slug) == ["A"]
    assert titles(client, organisatie=house.slug) == ["A"]
    client.force_login(make_member(make_organisation()))
    assert numbers(client, "soort") == {"webinar": 1, "workshop": 2}


def test_an_organisation_that_is_not_listed_is_no_value_of_the_filter(client):
    proposed = make_organisation("Stichting Nieuw", listing=Listing.PROPOSED)
    owner = make_member(proposed)
    on(10, title="A", owner=owner)
    assert numbers(client, "organisatie") == {}
    assert titles(client, organisatie=proposed.slug) == []
    assert "Stichting Nieuw" not in ask(client).content.decode()
    client.force_login(owner)
    assert numbers(client, "organisatie") == {proposed.slug: 1}


def test_filters_stay_while_the_view_changes_and_the_view_while_filters_change(client):
    on(10, kind="webinar")
    shown = ask(client, beeld="maand", maand="2026-12", soort="webinar").context["shown"]
    assert [tab["url"] for tab in shown.tabs] == [
        "?soort=webinar",
        "?soort=webinar&beeld=maand&maand=2026-12",
        "?soort=webinar&beeld=geweest",
    ]
    assert shown.previous.url == "?soort=webinar&beeld=maand&maand=2026-11"
    assert shown.next.url == "?soort=webinar&beeld=maand&maand=2027-01"
    assert [chip.url for chip in shown.chosen] == ["?beeld=maand&maand=2026-12"]
    assert list(shown.carried) == [("beeld", "maand"), ("maand", "2026-12")]


def test_a_month_holds_each_meeting_on_its_own_days(client):
    on(3, title="Een dag")
    on(5, title="Drie dagen", hours=48)
    on(9, 11, title="Tot middernacht", hours=12)
    on(31, 22, title="Over de grens", hours=4)
    on(3, month=11, title="Niet deze maand")
    assert days(client) == {
        3: ["Een dag"],
        5: ["Drie dagen"],
        6: ["Drie dagen"],
        7: ["Drie dagen"],
        9: ["Tot middernacht"],
        31: ["Over de grens"],
    }
    assert days(client, maand="2027-01") == {1: ["Over de grens"]}
    assert ask(client, beeld="maand").context["shown"].total == 4


def test_a_day_is_that_of_the_place(client):
    """An evening on Bonaire is the next morning in the Netherlands, and another month."""
    evening = datetime(2026, 12, 1, 1, tzinfo=UTC)
    make_event(title="Avond", starts_at=evening, zone=Zone.BONAIRE)
    assert days(client, maand="2026-11") == {30: ["Avond"]}
    assert days(client) == {}
    assert "21:00 op Bonaire" in ask(client, beeld="maand", maand="2026-11").content.decode()


def test_today_is_marked_and_what_is_off_is_struck_with_a_word(client):
    on(1, 15, title="Vandaag")
    on(2, title="Afgezegd", state=EventState.CANCELLED)
    html = ask(client, beeld="maand").content.decode()
    assert html.count('aria-current="date"') == 1
    assert "<s>Afgezegd</s></a>" in html
    assert "gaat niet door" in html
    html = ask(client).content.decode()
    assert "<s>Afgezegd</s>" in html
    assert "Gaat niet door" in html


def test_the_calendar_filters_too_and_tells_nothing_that_is_not_for_you(client):
    on(3, title="A", kind="webinar")
    on(3, title="B", kind="workshop")
    on(4, title="C", audience=Audience.MEMBERS)
    on(5, title="D", state="draft")
    assert days(client) == {3: ["A", "B"]}
    assert days(client, soort="webinar") == {3: ["A"]}


@pytest.mark.parametrize(
    "text", ["", "2026-13", "2026-00", "1999-12", "2101-01", "x", "2026-1", "٢٠٢٦-١٢", "2026-12\n"]
)
def test_a_month_that_cannot_be_is_that_of_today(client, text):
    assert read_month(text, NOW.date()) == Month(2026, 12)
    assert ask(client, beeld="maand", maand=text).context["shown"].month == Month(2026, 12)


def test_months_end_where_dates_end():
    assert Month(2000, 1).previous is None
    assert Month(2100, 12).next is None
    assert str(Month(2026, 1).previous) == "2025-12"
    february = [day for week in Month(2028, 2).weeks() for day in week if day]
    assert len(february) == 29
    assert february[0].weekday() == 1


def test_pages_of_many(client):
    for _at in range(25):
        on(10)
    assert len(titles(client)) == 24
    assert len(titles(client, pagina="2")) == 1
    assert ask(client).context["shown"].total == 25


def test_empty_overviews_offer_a_next_step(client):
    assert "Kies een werkvorm" in ask(client).content.decode()
    assert "Naar wat er komt" in ask(client, beeld="geweest").content.decode()
    assert "In deze maand is er nog niets" in ask(client, beeld="maand").content.decode()
    html = ask(client, soort="forum", beeld="maand").content.decode()
    assert "Haal alle filters weg" in html
    assert 'href="?beeld=maand&amp;maand=2026-12"' in html


def test_it_leads_to_the_calendar_and_to_recipes(client):
    html = ask(client).content.decode()
    assert "/bijeenkomsten/agenda.ics" in html
    assert "/bijeenkomsten/werkvormen/" in html


def test_what_ends_this_moment_was(client):
    make_event(title="Klaar", starts_at=timezone.now() - timedelta(hours=2), hours=2)
    assert titles(client) == []
    assert titles(client, beeld="geweest") == ["Klaar"]
