"""Editors plan when a page comes and goes; before and after it is nowhere, to the minute."""

from datetime import UTC, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from alliantie.choices import Audience
from alliantie.visibility import VISITOR
from home.models import EditorialPage
from tests.factories.accounts import make_editor

pytestmark = [pytest.mark.django_db, pytest.mark.editorial]
BEFORE = datetime(2026, 10, 24, 12, tzinfo=UTC)


def filled_in(**fields) -> dict[str, str]:
    """Give the form of a new page in the CMS as a browser sends it."""
    text = streamfield([("text", rich_text("<p>Kom je ook?</p>"))])
    page = {"title": "Week van openheid", "slug": "week", "intro": "", "body": text}
    more = {"audience": Audience.PUBLIC, "comments": inline_formset([]), "terms_kind": ""}
    return nested_form_data({**page, **more, "action-publish": "1", **fields})


def is_seen(client, when: datetime) -> bool:
    with time_machine.travel(when, tick=False):
        found = client.get("/week/").status_code == 200
        listed = EditorialPage.objects.visible_to(VISITOR).filter(slug="week").exists()
        below = client.get("/week/dag/")
    assert found == listed
    if below.status_code == 200:  # nor does a page below it tell its title
        trail = BeautifulSoup(below.content, "html.parser").find("nav", class_="ao-crumbs")
        assert ("Week van openheid" in trail.get_text()) == found
    return found


def planned(client, site_home) -> EditorialPage:
    """Plan a page in the CMS, after moments that cannot be."""
    add = reverse("wagtailadmin_pages:add", args=("home", "editorialpage", site_home.pk))
    client.force_login(make_editor())
    for twice_or_never in ("2026-10-25 02:30", "2027-03-28 02:30"):
        answer = client.post(add, filled_in(go_live_at=twice_or_never)).content.decode()
        assert "tijdzone" in answer, twice_or_never
        assert "Kom je ook?" in answer
    turned = filled_in(go_live_at="2026-10-26 10:00", expire_at="2026-10-25 10:00")
    assert client.post(add, turned).status_code == 200
    assert not EditorialPage.objects.filter(slug="week").exists()
    right = filled_in(go_live_at="2026-10-25 03:00", expire_at="2027-03-28 03:00")
    assert client.post(add, right).status_code == 302
    page = EditorialPage.objects.get(slug="week")
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "gepland" in edit.lower()
    assert page.add_child(instance=EditorialPage(title="Dag", slug="dag")).live
    client.logout()
    return page


def test_page_comes_and_goes_at_its_minute_also_on_days_that_the_clock_changes(site_home, client):
    with time_machine.travel(BEFORE, tick=False):
        page = planned(client, site_home)
    # The worker looks for what was planned before now, every half minute.
    comes = datetime(2026, 10, 25, 2, 0, 1, tzinfo=UTC)
    goes = datetime(2027, 3, 28, 1, tzinfo=UTC)
    for early in (BEFORE, comes.replace(hour=1, minute=59)):
        with time_machine.travel(early, tick=False):
            call_command("publish_scheduled", verbosity=0)
        assert not is_seen(client, early), early
    with time_machine.travel(comes, tick=False):
        call_command("publish_scheduled", verbosity=0)
    assert is_seen(client, comes)
    assert is_seen(client, goes.replace(hour=0, minute=59))
    assert not is_seen(client, goes)  # nobody took it down yet
    with time_machine.travel(goes.replace(second=1), tick=False):
        call_command("publish_scheduled", verbosity=0)
    assert not EditorialPage.objects.get(pk=page.pk).live
