"""Recipes: nine to begin with, kept by editors, shown with the meetings to come."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.choices import EventFormat
from events.models import Recipe
from events.services.recipes import ensure_recipes
from home.services import ensure_site
from tests.factories.events import make_event

LIST = "/bijeenkomsten/werkvormen/"


def test_a_new_site_has_one_for_every_format(site_home):
    assert set(Recipe.objects.values_list("format", flat=True)) == set(EventFormat.values)


def test_what_editors_changed_stays(site_home):
    Recipe.objects.filter(format="quiz").update(summary="Onze eigen zin.")
    Recipe.objects.filter(format="film").delete()
    assert ensure_recipes() == 0
    ensure_site()
    assert Recipe.objects.get(format="quiz").summary == "Onze eigen zin."
    assert Recipe.objects.count() == len(EventFormat) - 1


def test_the_list_leads_to_each(site_home, client):
    text = client.get(LIST).content.decode()
    for format_ in EventFormat:
        assert f"{LIST}{format_.replace('_', '-')}/" in text


@pytest.mark.parametrize("format_", EventFormat.values)
def test_each_has_a_page(site_home, client, format_):
    recipe = Recipe.objects.get(format=format_)
    text = client.get(f"{LIST}{format_.replace('_', '-')}/").content.decode()
    assert recipe.summary in text
    assert "Zo kan iedereen meedoen" in text


def test_only_meetings_to_come_that_somebody_may_see(
    site_home, client, django_assert_max_num_queries
):
    make_event(title="Quiz die komt", format="quiz")
    make_event(title="Film die komt", format="film")
    make_event(title="Quiz voor leden", format="quiz", audience="members")
    make_event(title="Quiz in concept", format="quiz", state="draft")
    make_event(title="Quiz die niet doorgaat", format="quiz", state="cancelled")
    past = timezone.now() - timedelta(days=3)
    make_event(title="Quiz die was", format="quiz", starts_at=past)
    client.get(f"{LIST}quiz/")
    with django_assert_max_num_queries(14):
        text = client.get(f"{LIST}quiz/").content.decode()
    assert "Quiz die komt" in text
    for word in ("Film", "voor leden", "in concept", "niet doorgaat", "die was"):
        assert word not in text


@pytest.mark.parametrize("slug", ["onzin", "team_building-"])
def test_what_is_none_is_not_found(site_home, client, slug):
    assert client.get(f"{LIST}{slug}/").status_code == 404
