"""Broken input ends in one page, with what was typed given back."""

import errno
import unicodedata

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import path

from alliantie import urls as real_urls
from alliantie.throttles import ThrottledError
from alliantie.views import csrf_failure

SEEN = {}


def echo(request):
    SEEN.update(
        get=dict(request.GET.lists()),
        post=dict(request.POST.lists()),
        files=[file.name for file in request.FILES.values()],
    )
    return HttpResponse("ok")


def disk_full(request):
    raise OSError(errno.ENOSPC, "No space left on device")


def database_full(request):
    raise OperationalError("database or disk is full")


def too_often(request):
    raise ThrottledError("Rustig aan.", 30)


urlpatterns = [
    path("echo/", echo),
    path("vol/", disk_full),
    path("databank-vol/", database_full),
    path("vaak/", too_often),
    *real_urls.urlpatterns,
]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture(autouse=True)
def _nothing_seen():
    SEEN.clear()


@pytest.mark.parametrize(
    "address",
    [
        "/zoeken/?q=%00",
        "/zoeken/?q=a%00b",
        "/zoeken/?q=%ED%A0%80",
        "/zoeken/?q=%FF%FE",
        "/zoeken/?%C3=1",
        "/organisaties/%00/",
        "/%ED%B0%80/",
        "/caf%E9/",
    ],
)
def test_broken_address_is_refused_in_dutch_with_all_headers(client, address):
    answer = client.get(address)
    assert answer.status_code == 400
    assert "tekens in die we niet kunnen lezen" in answer.content.decode()
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Permissions-Policy"]


@pytest.mark.parametrize("body", [b"a=%FF", b"a=%ED%A0%80", b"%C3=x", b"a=caf\xe9"])
def test_form_that_is_not_utf8_is_refused(client, body):
    answer = client.post("/echo/", body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400
    assert not SEEN


def multipart(name=b"a", value=b"x", filename=b"") -> dict:
    extra = b'; filename="' + filename + b'"' if filename else b""
    data = (
        b'--B\r\nContent-Disposition: form-data; name="' + name + b'"' + extra + b"\r\n\r\n"
        + value + b"\r\n--B--\r\n"
    )  # fmt: skip
    return {"data": data, "content_type": "multipart/form-data; boundary=B"}


@pytest.mark.parametrize(
    "parts",
    [
        {"value": b"caf\xe9"},
        {"value": b"\xed\xa0\x80"},
        {"value": b"a\0b"},
        {"name": b"a\0b"},
    ],
)
def test_junk_in_a_form_with_files_is_refused(client, parts):
    assert client.post("/echo/", **multipart(**parts)).status_code == 400
    assert not SEEN


@pytest.mark.parametrize("parts", [{"name": b"\xff"}, {"filename": b"\xff.png"}])
def test_part_with_a_junk_name_never_arrives(client, parts):
    client.post("/echo/", **multipart(**parts))
    assert not SEEN.get("post")
    assert not SEEN.get("files")


@pytest.mark.parametrize("address", ["/caf%C3%A9/", "/%F0%9F%8C%8D/", "/100%25/"])
def test_address_in_any_language_is_merely_not_found(client, site_home, address):
    assert client.get(address).status_code == 404


def test_torn_form_is_refused(client):
    answer = client.post("/echo/", b"--B\r\nrommel", content_type="multipart/form-data; boundary=")
    assert answer.status_code == 400


def test_text_with_a_nul_is_given_back_without_it_and_without_passwords(client):
    answer = client.post(
        "/echo/",
        {
            "title": "Mijn\0 titel",
            "story": "Lang\r\nverhaal",
            "password1": "geheim",
            "key": "a" * 32,
        },
    )
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Mijn titel" in page
    assert "Lang\r\nverhaal" in page or "Lang\nverhaal" in page
    assert "geheim" not in page
    assert "a" * 32 not in page


def test_ordinary_text_of_the_whole_world_passes(client):
    for text in ("Zuid-Holland", "Bòn bini 🌍", "Łódź", "日本", "a+b=c&d"):
        assert client.post("/echo/", {"a": text}).status_code == 200
        assert SEEN["post"] == {"a": [text]}
        answer = client.post(
            "/echo/", text.encode(), content_type="text/plain", query_params={"q": text}
        )
        assert answer.status_code == 200
        assert SEEN["get"] == {"q": [text]}


def test_text_is_nfc_from_here_on(client):
    decomposed = unicodedata.normalize("NFD", "Curaçao café")
    client.post("/echo/", {"naam": decomposed}, query_params={"q": decomposed})
    assert SEEN["post"] == {"naam": ["Curaçao café"]}
    assert SEEN["get"] == {"q": ["Curaçao café"]}
    client.post("/echo/", **multipart(b"f", b"x", unicodedata.normalize("NFD", "é.png").encode()))
    assert SEEN["files"] == ["é.png"]


def test_form_that_is_too_big_is_refused(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    for answer in (
        client.post("/echo/", {"a": "x" * 2000}),
        client.post("/echo/", "a=" + "x" * 2000, content_type="application/x-www-form-urlencoded"),
    ):
        assert answer.status_code == 413
        assert "te veel in één keer" in answer.content.decode()


def test_request_over_the_limit_is_refused_unread(client, settings):
    settings.REQUEST_MAX_BYTES = 100
    assert client.post("/echo/", {"a": "x" * 200}).status_code == 413


def test_too_many_fields_are_refused(client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 5
    body = "&".join(f"a{number}=1" for number in range(9))
    answer = client.post("/echo/", body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413


def test_megabyte_of_text_is_no_problem(client):
    assert client.post("/echo/", {"a": "é" * 500_000}).status_code == 200


@pytest.mark.parametrize("address", ["/vol/", "/databank-vol/"])
def test_full_disk_is_told_and_the_text_given_back(client, address):
    answer = client.post(address, {"verhaal": "Wat wij deden"})
    assert answer.status_code == 507
    assert "schijf is vol" in answer.content.decode()
    assert "Wat wij deden" in answer.content.decode()


def test_disk_that_fills_while_the_upload_comes_in_is_told(client, monkeypatch):
    def full(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(
        "django.core.files.uploadhandler.MemoryFileUploadHandler.file_complete", full
    )
    assert client.post("/echo/", **multipart(b"f", b"x", b"a.png")).status_code == 507


def test_other_faults_are_not_hidden(client, monkeypatch):
    def broken(*_args):
        raise OSError(errno.EIO, "I/O error")

    monkeypatch.setattr(
        "django.core.files.uploadhandler.MemoryFileUploadHandler.file_complete", broken
    )
    with pytest.raises(OSError, match="I/O"):
        client.post("/echo/", **multipart(b"f", b"x", b"a.png"))


def test_throttled_person_reads_when_to_come_back(client):
    answer = client.post("/vaak/", {"verhaal": "Wat wij deden"})
    assert (answer.status_code, answer["Retry-After"]) == (429, "30")
    assert "Rustig aan." in answer.content.decode()
    assert "Wat wij deden" in answer.content.decode()


def test_expired_form_gives_the_text_back():
    form = {
        "title": "Zo deden wij het",
        "story": "x" * 200,
        "password": "geheim",
        "csrfmiddlewaretoken": "oud-token",
        "<b>": "<script>alert(1)</script>",
        "id": "123",
    }
    request = RequestFactory().post("/mijn/nieuw/", form)
    answer = csrf_failure(request)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Titel" in page
    assert "Zo deden wij het" in page
    assert "x" * 200 in page
    assert "readonly" in page
    assert "geheim" not in page
    assert "oud-token" not in page
    assert "<script>alert" not in page
    assert 'href="/mijn/nieuw/"' in page
    assert "/account/login/?next=/mijn/nieuw/" in page


def test_csrf_is_really_checked_and_lands_on_that_page():
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post("/account/login/", {"login": "a@example.org"})
    assert answer.status_code == 403
    assert "a@example.org" in answer.content.decode()
