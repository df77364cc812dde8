"""Papers, links and recordings of a meeting, and the podcast."""

from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from alliantie.choices import Audience
from alliantie.models import Attachment, AttachmentCheck
from events.models import Material, Recording
from events.policies import recording
from events.policies.hosting import NotYourMeetingError
from events.policies.recording import RecordingRefusedError
from events.services.materials import Brought, add_material, remove_material, write_out
from organisations.actors import actor_for
from tests.factories.cases import make_member, make_organisation
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db
MP3 = b"ID3\x04\x00" + bytes(range(200))


@pytest.fixture
def event(site_home):
    return make_event(starts_at=timezone.now() - timedelta(days=1))


def bring(event, *, content=MP3, transcript="Hallo allemaal", actor=None, **more):
    sound = SimpleUploadedFile("x.exe", content)
    brought = Brought(title="Opname", recording=sound, transcript=transcript, **more)
    return add_material(event=event, actor=actor or actor_for(event.owner), brought=brought)


def address(row):
    return row.recording.url


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"ID3\x04", "audio/mpeg"),
        (b"\xff\xfb\x90", "audio/mpeg"),
        (b"\0\0\0\x20ftypM4A ", "audio/mp4"),
        (b"\0\0\0\x20ftypisom", "video/mp4"),
        (b"OggS" + b"\0" * 24 + b"OpusHead", "audio/ogg"),
        (b"\x1aE\xdf\xa3\x01\x42\x82\x84webm", "video/webm"),
        (b"<html>", ""),
        (b"\0\0\0\x20ftypqt  ", ""),
        (b"", ""),
        (b"\xff", ""),
    ],
)
def test_its_type_is_told_by_its_content(start, kind):
    assert recording.type_of(start) == kind


def test_what_is_no_recording_is_refused(event):
    with pytest.raises(RecordingRefusedError):
        bring(event, content=b"<html><script>")
    assert not Material.objects.exists()


def test_what_is_too_large_is_refused():
    recording.check_recording(MP3, recording.MOST_BYTES)
    with pytest.raises(RecordingRefusedError):
        recording.check_recording(MP3, recording.MOST_BYTES + 1)


def test_without_its_words_it_waits(client, event):
    row = bring(event, transcript=" ")
    assert not row.is_online
    assert client.get(address(row)).status_code == 404
    assert "Opname" not in client.get(event.url).content.decode()
    for rows in (Recording.objects.all(), Material.objects.all()):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(published_at=timezone.now())
    with pytest.raises(RecordingRefusedError):
        write_out(material=row, actor=actor_for(event.owner), transcript="  ")
    write_out(material=row, actor=actor_for(event.owner), transcript="Wat er gezegd wordt")
    html = client.get(event.url).content.decode()
    assert "<audio controls" in html
    assert "Wat er gezegd wordt" in html
    assert client.get(address(row)).status_code == 200


def test_only_who_runs_it_brings_and_takes_away(event):
    stranger = actor_for(make_member(make_organisation()))
    with pytest.raises(NotYourMeetingError):
        bring(event, actor=stranger)
    row = bring(event)
    for change in (
        lambda: remove_material(material=row, actor=stranger),
        lambda: write_out(material=row, actor=stranger, transcript="x"),
    ):
        with pytest.raises(NotYourMeetingError):
            change()


def test_a_recording_is_for_whom_the_meeting_is(client, site_home):
    event = make_event(audience=Audience.MEMBERS)
    row = bring(event, is_podcast=True)
    assert client.get(address(row)).status_code == 404
    client.force_login(make_member(make_organisation()))
    answer = client.get(address(row))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "audio/mpeg"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_guessed_name_gives_nothing(client, event):
    row = bring(event)
    assert client.get(address(row) + "x").status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "told", "size"),
    [
        ("bytes=0-9", 206, "bytes 0-9/205", 10),
        ("bytes=200-", 206, "bytes 200-204/205", 5),
        ("bytes=-5", 206, "bytes 200-204/205", 5),
        ("bytes=-999", 206, "bytes 0-204/205", 205),
        ("bytes=0-99999", 206, "bytes 0-204/205", 205),
        ("bytes=300-400", 416, "bytes */205", 0),
        ("bytes=9-3", 416, "bytes */205", 0),
        ("bytes=-", 200, None, 205),
        ("bytes=0-1,3-4", 200, None, 205),
        ("kilos=1-2", 200, None, 205),
        ("bytes=99999999999999999999-", 200, None, 205),
    ],
)
def test_a_player_may_ask_for_a_piece(client, event, asked, status, told, size):
    answer = client.get(address(bring(event)), headers={"range": asked})
    assert answer.status_code == status
    assert answer.get("Content-Range") == told
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert len(body) == size
    if status == 206:
        start = int(told.split()[1].split("-")[0])
        assert body == MP3[start : start + size]


@pytest.mark.parametrize("way", ["desk", "library", "meeting"])
def test_taking_it_away_takes_the_file_too(event, way, django_capture_on_commit_callbacks):
    row = bring(event)
    paper = Brought(title="Stuk", document=SimpleUploadedFile("stuk.pdf", b"%PDF-1.4 iets"))
    add_material(event=event, actor=actor_for(event.owner), brought=paper)
    storage, name = row.recording.file.storage, row.recording.file.name
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        if way == "desk":
            remove_material(material=row, actor=actor_for(event.owner))
        elif way == "library":
            row.recording.delete()
        else:
            event.delete()
    assert not storage.exists(name)
    assert not Recording.objects.exists()
    left = [] if way == "meeting" else ["Stuk"]
    assert [one.title for one in Material.objects.all()] == left
    assert [one.title for one in Attachment.objects.all()] == left


def test_the_podcast_holds_what_everybody_may_hear(client, event):
    bring(event, is_podcast=True, transcript="Een & ander <b>woord</b>")
    bring(event, is_podcast=False)
    bring(event, is_podcast=True, transcript="")
    bring(event, is_podcast=True, content=b"\0\0\0\x20ftypisom")
    bring(make_event(audience=Audience.MEMBERS), is_podcast=True)
    client.force_login(event.owner)
    answer = client.get("/bijeenkomsten/podcast.xml")
    assert answer["Content-Type"].startswith("application/rss+xml")
    feed = ET.fromstring(answer.content)  # noqa: S314 - our own feed
    items = feed.findall("channel/item")
    assert len(items) == 1
    enclosure = items[0].find("enclosure")
    assert enclosure.get("type") == "audio/mpeg"
    assert enclosure.get("length") == str(len(MP3))
    assert client.get(enclosure.get("url")).status_code == 200
    assert client.get(event.url).content.decode().count('href="/bijeenkomsten/podcast.xml"') == 1


def test_the_podcast_is_a_feed_readers_take(client, event):
    feedparser = pytest.importorskip("feedparser")
    bring(event, is_podcast=True)
    read = feedparser.parse(client.get("/bijeenkomsten/podcast.xml").content)
    assert not read.bozo
    assert read.version == "rss20"
    assert read.entries[0].enclosures[0].length == str(len(MP3))


def test_the_desk_takes_one_thing_once(client, event):
    client.force_login(event.owner)
    url = f"/mijn/bijeenkomsten/{event.slug}/materiaal/"
    data = {"key": "11111111-1111-4111-8111-111111111111", "title": "Link", "url": "https://e.nl/"}
    for _ in range(2):
        assert client.post(url, data).status_code == 302
    assert Material.objects.count() == 1
    bring(event, transcript="")
    html = client.get(url).content.decode()
    for row in Material.objects.all():
        assert f'href="{row.address}"' in html
        assert f'action="{url}{row.pk}/weg/"' in html
    assert html.count("Nog niet online") == html.count("Schrijf de tekst uit") == 1
    wrong = client.post(url, {"title": "Niets", "transcript": "Bewaar mij"})
    assert wrong.status_code == 400
    assert "Bewaar mij" in wrong.content.decode()
    bad = client.post(url, {"title": "Raar", "recording": SimpleUploadedFile("a.mp3", b"<html>")})
    assert bad.status_code == 400
    assert "Kies een MP3" in bad.content.decode()


def test_a_paper_goes_to_whom_the_meeting_is_for(client, site_home):
    event = make_event(audience=Audience.MEMBERS)
    paper = SimpleUploadedFile("stuk.pdf", b"%PDF-1.4 iets")
    brought = Brought(title="Stuk", document=paper)
    row = add_material(event=event, actor=actor_for(event.owner), brought=brought)
    assert client.get(row.attachment.url).status_code == 404
    client.force_login(make_member(make_organisation()))
    assert client.get(row.attachment.url).status_code == 200
    page = client.get(event.url).content.decode()
    assert "Stuk" in page
    assert "niet goed te lezen met een schermlezer" not in page
    AttachmentCheck.objects.update(hinders=True)
    assert "niet goed te lezen met een schermlezer" in client.get(event.url).content.decode()
