"""Editors judge announcements in the CMS, see what changed, and take meetings off the site."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import EventPage
from organisations.choices import MembershipState
from tests.factories.accounts import make_editor
from tests.factories.cases import make_member, make_organisation
from tests.factories.events import make_event

NOW = {"decision": "publish", "accept_membership": "on"}


@pytest.fixture
def editor(site_home, client):
    user = make_editor()
    client.force_login(user)
    return user


def make_submitted(**fields) -> EventPage:
    newcomer = make_member(make_organisation(), state=MembershipState.REQUESTED)
    today = {"submitted_at": timezone.now(), "answer_due_on": timezone.localdate()}
    event = make_event(newcomer, state="submitted", venue="Raadzaal", **{**today, **fields})
    event.save_revision()
    return event


def fresh(event) -> EventPage:
    return EventPage.objects.get(pk=event.pk)


def test_the_queue_shows_what_waits_oldest_first(editor, client):
    make_submitted(title="Later")
    make_submitted(title="Eerder", submitted_at=timezone.now() - timedelta(days=1))
    make_event(title="Al online")
    text = client.get(reverse("event_queue")).content.decode()
    assert text.index("Eerder") < text.index("Later")
    assert "Al online" not in text


def test_online_with_the_newcomer_in_one_click(editor, client):
    event = make_submitted()
    page = client.get(reverse("event_review", args=[event.pk]))
    assert "Nieuw in de Alliantie" in page.content.decode()
    version = page.context["form"]["version"].value()
    answer = client.post(reverse("event_review", args=[event.pk]), {**NOW, "version": version})
    assert answer.url == reverse("event_queue")
    assert (fresh(event).state, fresh(event).live) == ("planned", True)
    assert event.owner.memberships.get().state == MembershipState.ACTIVE


@pytest.mark.parametrize(("decision", "state"), [("ask_changes", "changes"), ("refuse", "draft")])
def test_no_asks_for_a_reason(editor, client, decision, state):
    event = make_submitted()
    address = reverse("event_review", args=[event.pk])
    client.post(address, {"decision": decision})
    assert fresh(event).state == "submitted"
    client.post(address, {"decision": decision, "remark": "Voor wie is dit?"})
    assert (fresh(event).state, fresh(event).remark) == (state, "Voor wie is dit?")


def test_what_changed_while_it_was_read_is_not_put_online(editor, client):
    event = make_submitted()
    answer = client.post(reverse("event_review", args=[event.pk]), {**NOW, "version": "1"})
    assert "intussen iets veranderd" in answer.content.decode()
    assert fresh(event).state == "submitted"


def test_what_was_answered_is_not_judged_again(editor, client):
    event = make_event()
    answer = client.post(reverse("event_review", args=[event.pk]), NOW)
    assert answer.url == reverse("event_queue")


def test_online_shows_what_changed_last_on_top(editor, client):
    make_event(title="Oud", changed_at=timezone.now() - timedelta(days=2))
    make_event(title="Vers", changed_at=timezone.now())
    make_event(title="Concept", state="draft")
    text = client.get(reverse("events_online")).content.decode()
    assert text.index("Vers") < text.index("Oud")
    assert "Concept" not in text


def test_off_the_site_with_a_reason(editor, client):
    event = make_event()
    address = reverse("event_offline", args=[event.pk])
    client.post(address, {"remark": ""})
    assert fresh(event).live
    client.post(address, {"remark": "Reclame."})
    assert (fresh(event).live, fresh(event).state) == (False, "changes")


@pytest.mark.parametrize("name", ["event_queue", "events_online"])
def test_members_see_no_queue(site_home, client, name):
    client.force_login(make_member(make_organisation()))
    assert client.get(reverse(name)).status_code == 302


def test_a_member_judges_nothing(site_home, client):
    event = make_submitted()
    client.force_login(event.owner)
    client.post(reverse("event_review", args=[event.pk]), NOW)
    assert fresh(event).state == "submitted"


def test_recipes_are_for_editors_to_change(editor, client):
    assert client.get(reverse("wagtailsnippets_events_recipe:list")).status_code == 200
