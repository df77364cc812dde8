"""With Wagtail's own screens no meeting leaves the site, whoever opens them: people would not hear of it."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text

from alliantie.models import OutgoingMail
from events.models import EventIndexPage, EventPage
from tests.factories.accounts import make_editor, make_user
from tests.factories.cases import make_member
from tests.factories.events import make_event, make_registration


@pytest.fixture
def event(site_home):
    made = make_event()
    made.save_revision().publish()
    make_registration(made, make_member(made.organisation))
    return EventPage.objects.get(pk=made.pk)


def stand():
    rows = Page.objects.order_by("pk")
    return list(rows.values_list("pk", "live", "path", "expire_at", "go_live_at"))


def test_no_screen_takes_a_meeting_away(client, event):
    index = EventIndexPage.objects.get()
    home = index.get_parent()
    everything = make_user("alles@example.org", is_superuser=True, is_staff=True)
    before = stand()
    for user in (everything, make_editor("redactie@example.org")):
        client.force_login(user)
        for page in (event, index, home):
            answer = {}
            for name in ("delete", "unpublish"):
                url = reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
                answer[name] = client.post(url, {"include_descendants": "on"})
                assert answer[name].status_code == 302, (page, name)
            for action in ("delete", "unpublish", "move"):
                url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
                data = {"include_descendants": "on", "chooser": home.pk, "move_applicable": "on"}
                client.post(f"{url}?id={page.pk}", data)
            assert stand() == before, (user, page)
        for name in ("move", "copy"):
            url = reverse(f"wagtailadmin_pages:{name}", args=[event.pk])
            client.post(url, {"new_title": "X", "new_slug": "x", "new_parent_page": index.pk})
        assert stand() == before
    assert not OutgoingMail.objects.exists()


def test_editors_change_words_and_set_no_end(client, event):
    client.force_login(make_editor("redactie@example.org"))
    url = reverse("wagtailadmin_pages:edit", args=[event.pk])
    page = client.get(url)
    assert page.status_code == 200
    fields = page.context["form"].fields
    assert "title" in fields
    assert not {"expire_at", "go_live_at"} & set(fields)
    form = page.context["form"]
    data = {name: form[name].value() or "" for name in fields}
    data |= {
        "description": rich_text(""),
        "title": "Betere woorden",
        "action-publish": "1",
        "themes": [],
        "tags": "",
    }
    data |= {"expire_at": (timezone.now()).isoformat(), "comments-TOTAL_FORMS": 0}
    client.post(url, data | {"comments-INITIAL_FORMS": 0})
    event.refresh_from_db()
    assert (event.title, event.live, event.expire_at) == ("Betere woorden", True, None)
