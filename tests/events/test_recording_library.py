"""Editors keep recordings in the CMS's library, by the same gate and the same words."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from alliantie.models import AuditEntry
from events.models import Recording
from events.services.materials import Brought, add_material
from organisations.actors import actor_for
from tests.factories.accounts import make_editor
from tests.factories.cases import make_member, make_organisation
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db
MP3 = b"ID3\x04\x00" + bytes(range(200))
ENGLISH = ("Add audio", "Media file", "Upload Audio", "Audio file", "Uploaded", "Latest media")


@pytest.fixture
def event(site_home):
    return make_event(title="Kring archief", starts_at=timezone.now() - timedelta(days=1))


@pytest.fixture
def editor(site_home, client):
    user = make_editor()
    client.force_login(user)
    return user


def sound(content=MP3):
    return SimpleUploadedFile("Geheime naam.exe", content)


def test_an_editor_brings_sound_online_only_with_its_words(editor, client, event):
    add = reverse("wagtailmedia:add", args=["media"])
    given = {"title": "Gesprek", "event": event.pk, "is_online": "on", "is_podcast": "on"}
    for wrong, sentence in (
        ({"file": sound()}, "Schrijf eerst uit wat er gezegd wordt."),
        ({"file": sound(b"<html><script>"), "transcript": "Zo"}, "Kies een MP3"),
        ({"file": sound(), "transcript": "Zo", "event": ""}, "Kies de bijeenkomst"),
    ):
        page = client.post(add, {**given, **wrong})
        assert page.status_code == 200
        assert sentence in page.content.decode()
        assert not Recording.objects.exists()

    answer = client.post(add, {**given, "file": sound(), "transcript": "Wat er gezegd is"})
    assert answer.status_code == 302
    row = Recording.objects.get()
    assert (row.type, row.media_type, row.size) == ("audio", "audio/mpeg", len(MP3))
    assert "Geheime" not in row.file.name
    assert row.material.event == event
    client.logout()
    html = client.get(event.url).content.decode()
    assert "<audio controls" in html
    assert "Wat er gezegd is" in html
    assert client.get(row.url).status_code == 200
    assert client.get(row.file.url).status_code == 404
    assert row.url in client.get("/bijeenkomsten/podcast.xml").content.decode()
    entry = AuditEntry.objects.get(action="recording.keep")
    assert (entry.actor_id, entry.origin) == (editor.pk, "cms")


def test_an_editor_mends_what_a_host_brought(editor, client, event):
    brought = Brought(title="Ruw", recording=sound(), transcript="")
    row = add_material(event=event, actor=actor_for(event.owner), brought=brought).recording
    edit = reverse("wagtailmedia:edit", args=[row.pk])
    other = make_event(title="Andere kring", starts_at=timezone.now() - timedelta(days=1))
    given = {"title": "Netjes", "event": other.pk, "file": sound(b"ID3other")}

    refused = client.post(edit, {**given, "is_online": "on"})
    assert "Schrijf eerst uit" in refused.content.decode()
    assert client.post(edit, given).status_code == 302  # without words it may wait
    row.refresh_from_db()
    assert (row.title, row.published_at) == ("Netjes", None)

    assert client.post(edit, {**given, "transcript": "Ja", "is_online": "on"}).status_code == 302
    assert "<audio controls" not in client.get(event.url).content.decode()
    html = client.get(other.url).content.decode()
    assert "Netjes" in html
    assert "<audio controls" in html
    name = row.file.name
    row.refresh_from_db()
    assert row.file.name == name  # the words belong to this sound
    assert row.file.storage.exists(name)

    assert client.post(edit, {**given, "transcript": "Ja"}).status_code == 302
    assert "is gewijzigd" in client.get(reverse("wagtailmedia:index")).content.decode()
    assert "Netjes" not in client.get(other.url).content.decode()


def test_the_library_is_dutch_and_for_editors(editor, client, event, run_tasks):
    brought = Brought(title="Kanarie", recording=sound(), transcript="")
    row = add_material(event=event, actor=actor_for(event.owner), brought=brought).recording
    run_tasks()
    pages = {
        "list": reverse("wagtailmedia:index"),
        "found": reverse("wagtailmedia:index") + "?q=kanarie",
        "by tag": reverse("wagtailmedia:index") + "?tag=niets",
        "add": reverse("wagtailmedia:add", args=["media"]),
        "edit": reverse("wagtailmedia:edit", args=[row.pk]),
        "delete": reverse("wagtailmedia:delete", args=[row.pk]),
        "usage": reverse("wagtailmedia:media_usage", args=[row.pk]),
        "chooser": reverse("wagtailmedia:chooser"),
    }
    for name, address in pages.items():
        html = client.get(address).content.decode()
        assert [word for word in ENGLISH if word in html] == [], name
        assert ("Kanarie" in html) == (name not in {"add", "by tag"}), name
    html = client.get(pages["list"]).content.decode()
    assert "Film en geluid" in html
    assert row.url in html
    assert "/media-besloten/" not in html
    assert client.get(row.url).status_code == 200

    client.force_login(make_member(make_organisation()))
    for name, address in pages.items():
        answer = client.get(address)
        assert answer.status_code == 302, name
        assert "Kanarie" not in answer.content.decode()
    assert client.get(row.url).status_code == 404
    for chosen in ("media_chosen", "delete", "edit"):
        client.post(reverse(f"wagtailmedia:{chosen}", args=[row.pk]))
    assert Recording.objects.filter(pk=row.pk, title="Kanarie").exists()


@pytest.mark.parametrize("who", ["host", "editor"])
def test_only_who_is_signed_in_sends_more_than_a_form(client, event, settings, who):
    settings.REQUEST_MAX_BYTES = 50
    if who == "host":
        client.force_login(event.owner)
        address = reverse("host:materials", args=[event.slug])
    else:
        client.force_login(make_editor())
        address = reverse("wagtailmedia:add", args=["media"])
    given = {"title": "Lang", "transcript": "Zo", "event": event.pk}
    assert client.post(reverse("host:begin"), given).status_code == 413
    for field in ("recording", "file"):
        given[field] = sound()
    assert client.post(address, {**given}).status_code == 302
    assert Recording.objects.count() == 1
    client.logout()
    assert client.post(address, {**given, "file": sound()}).status_code == 413
