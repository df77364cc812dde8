"""Meetings in search, suggestions and feeds, and what makes them be indexed anew."""

import pytest
from django.utils import timezone

from alliantie.choices import Audience
from events.choices import EventFormat, EventState
from events.indexing.event import build
from events.models import CoHost, EventPage, Series
from search import registry
from search.indexing import drain
from search.models import PendingEntry
from tests.factories.cases import make_member, make_organisation, make_theme
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db


def found(client, words, **params):
    return client.get("/zoeken/", {"q": words, "soort": "event", "letterlijk": "1", **params})


def titles(client, words) -> list[str]:
    results = found(client, words).context["results"]
    return [] if results.relaxed and not results.complete else [hit.title for hit in results.hits]


def test_it_is_found_and_told_of(client, site_home):
    make_event(
        title="Zeepkist op het plein",
        goal="Oefenen met vragen van inwoners.",
        format="debate",
        themes=(make_theme("Tegenspraak"),),
        starts_at=timezone.datetime(2030, 1, 15, 9, tzinfo=timezone.get_current_timezone()),
        organisation=make_organisation("Gemeente Zandkasteel"),
    )
    make_event(title="Zeepkist afgezegd", state=EventState.CANCELLED)
    drain()
    assert set(titles(client, "zeepkist")) == {"Zeepkist op het plein", "Zeepkist afgezegd"}
    for words in ("tegenspraak", "zandkasteel", "openbaar debat"):
        assert titles(client, words) == ["Zeepkist op het plein"], words
    html = found(client, "zeepkist").content.decode()
    for words in ("Bijeenkomst, 15 januari 2030", "gaat niet door", "Oefenen met", "Tegenspraak"):
        assert words in html
    assert "Zeepkist op" in client.get("/zoeken/suggesties/?q=zeepk").content.decode()
    assert "Zeepkist op" in client.get("/zoeken/feed/?q=zeepkist").content.decode()


def test_only_who_said_yes_and_is_listed_is_tied_to_it(site_home):
    event = make_event(organisation=make_organisation("Gemeente Gastheer"))
    for state, listing in (
        ("confirmed", "listed"),
        ("confirmed", "hidden"),
        ("declined", "listed"),
        ("asked", "listed"),
    ):
        house = make_organisation(f"{state} {listing}", listing=listing)
        CoHost.objects.create(event=event, organisation=house, state=state)
    document = build(event)
    yes = CoHost.objects.get(organisation__name="confirmed listed").organisation_id
    assert document.organisation == "Gemeente Gastheer confirmed listed"
    assert document.partner_organisation_ids == (str(yes),)
    assert document.organisation_id == str(event.organisation_id)
    event.organisation.listing = "hidden"
    document = build(event)
    assert (document.organisation, document.organisation_id) == ("confirmed listed", "")
    assert document.audience_organisation_ids == (str(event.organisation_id),)


def test_it_has_a_tab_of_its_own(client, site_home):
    make_event(title="Zeepkist op het plein")
    make_organisation("Stichting Zeepkist")
    drain()
    html = client.get("/zoeken/?q=zeepkist").content.decode()
    assert 'soort=event">Bijeenkomsten <span class="ao-tabs__count">1</span>' in html


def test_ways_of_cases_and_of_meetings_both_have_words(client, site_home):
    labels = registry.facet_labels("format", ["budgeting", "debate", "onzin"])
    assert labels == {"budgeting": "Samen begroten", "debate": EventFormat.DEBATE.label}
    make_event(title="Zeepkist op het plein", format="debate")
    drain()
    facet = found(client, "zeepkist").content.decode()
    assert "Openbaar debat" in facet


@pytest.mark.parametrize("state", ["draft", "submitted", "changes"])
def test_what_is_not_announced_is_not_found(client, site_home, state):
    event = make_event(title="Zeepkist stil", state=state)
    EventPage.objects.filter(pk=event.pk).update(live=True)
    EventPage.objects.get(pk=event.pk).save()
    drain()
    client.force_login(event.owner)
    assert titles(client, "zeepkist") == []


def test_narrowing_works_before_the_index_knows(client, site_home):
    event = make_event(title="Zeepkist op het plein")
    drain()
    assert titles(client, "zeepkist")
    EventPage.objects.filter(pk=event.pk).update(audience=Audience.MEMBERS)
    assert titles(client, "zeepkist") == []
    client.force_login(make_member(make_organisation()))
    assert titles(client, "zeepkist") == ["Zeepkist op het plein"]


def waiting() -> set[str]:
    keys = set(PendingEntry.objects.values_list("key", flat=True))
    return {key for key in keys if key.startswith("events.")}


@pytest.fixture
def indexed(site_home):
    series = Series.objects.create(title="Forum", slug="forum")
    event = make_event(series=series, series_number=1, themes=(make_theme(),))
    make_event(state="draft")
    drain()
    assert waiting() == set()
    return event


def _saved(event):
    event.save()


def _deleted(event):
    event.delete()


def _published(event):
    event.save_revision().publish()


def _unpublished(event):
    event.unpublish()


def _organisation_renamed(event):
    event.organisation.name = "Gemeente Anders"
    event.organisation.save()


def _theme_renamed(event):
    theme = event.themes.all()[0]
    theme.label = "Anders"
    theme.save()


def _theme_deleted(event):
    event.themes.all()[0].delete()


def _series_renamed(event):
    event.series.title = "Anders"
    event.series.save()


def _series_deleted(event):
    event.series.delete()


def _host_asked(event):
    CoHost.objects.create(event=event, organisation=make_organisation())


@pytest.mark.parametrize(
    "change",
    [
        _saved,
        _deleted,
        _published,
        _unpublished,
        _organisation_renamed,
        _theme_renamed,
        _theme_deleted,
        _series_renamed,
        _series_deleted,
        _host_asked,
    ],
)
def test_every_change_has_it_indexed_anew(indexed, change):
    key = registry.key_of(indexed)
    change(indexed)
    assert key in waiting()


def test_another_address_above_has_it_indexed_anew(indexed, django_capture_on_commit_callbacks):
    parent = indexed.get_parent().specific
    parent.slug = "samenkomsten"
    with django_capture_on_commit_callbacks(execute=True):
        parent.save_revision().publish()
    assert waiting() == {registry.key_of(indexed)}


def test_a_host_that_leaves_has_it_indexed_anew(indexed):
    asked = CoHost.objects.create(event=indexed, organisation=make_organisation())
    drain()
    asked.delete()
    assert waiting() == {registry.key_of(indexed)}


def test_a_draft_costs_nothing(site_home):
    event = make_event(state="draft")
    event.save()
    event.organisation.save()
    assert waiting() == set()
