"""Every byte of an upload goes through a view that asks who is looking."""

import pytest
from django.urls import reverse

from alliantie.choices import Role
from alliantie.media import registry
from alliantie.models import Attachment, Picture, Rendition
from tests.factories.accounts import make_editor, make_user
from tests.factories.uploads import make_attachment, make_picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_usages(monkeypatch):
    monkeypatch.setattr(registry, "_usages", {})


@pytest.fixture
def maker():
    return make_user("maker@example.org")


@pytest.fixture(params=["rendition", "document"])
def upload_of(request, maker):
    if request.param == "rendition":
        picture = make_picture(maker)
        return picture, picture.get_rendition("width-200").url
    attachment = make_attachment(maker)
    return attachment, attachment.url


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_nobody_but_maker_and_editor_gets_what_nothing_visible_uses(
    client, upload_of, maker, site_home
):
    _, url = upload_of
    assert client.get(url).status_code == 404
    client.force_login(make_user("ander@example.org"))
    assert client.get(url).status_code == 404
    client.force_login(maker)
    assert client.get(url).status_code == 200
    client.force_login(make_editor("redactie@example.org", Role.EDITOR))
    assert client.get(url).status_code == 200


def test_suspended_maker_gets_nothing(client, upload_of, maker):
    _, url = upload_of
    client.force_login(maker)
    maker.is_active = False
    maker.save()
    assert client.get(url).status_code == 404


def test_visible_use_opens_it_for_whom_it_is_visible(client, upload_of):
    upload, url = upload_of
    reader = make_user("lezer@example.org")
    registry.register_usage(
        model=type(upload), used_in=lambda actor, pk: pk == upload.pk and actor.user_id == reader.pk
    )
    assert client.get(url).status_code == 404
    client.force_login(reader)
    answer = client.get(url)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-cache"


def test_public_use_is_cached_by_the_browser_only_and_asked_again_by_name(client, upload_of):
    upload, url = upload_of
    registry.register_usage(model=type(upload), used_in=lambda _actor, pk: pk == upload.pk)
    answer = client.get(url)
    assert answer["Cache-Control"] == "private, max-age=3600"
    assert body(answer)
    again = client.get(url, headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    assert not again.content


def test_not_modified_is_only_said_to_whom_may_see(client, upload_of, maker):
    _, url = upload_of
    client.force_login(maker)
    etag = client.get(url)["ETag"]
    client.logout()
    assert client.get(url, headers={"if-none-match": etag}).status_code == 404


def test_answers_carry_types_and_run_nothing(client, upload_of, maker):
    upload, url = upload_of
    client.force_login(maker)
    answer = client.get(url)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    if isinstance(upload, Attachment):
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Content-Disposition"] == 'attachment; filename="plan-van-aanpak.pdf"'
    else:
        assert answer["Content-Type"] == "image/jpeg"


def test_web_server_hands_the_file_over_where_there_is_one(client, upload_of, maker, settings):
    settings.SENDFILE_INTERNAL_URL = "/intern/"
    _, url = upload_of
    assert "X-Accel-Redirect" not in client.get(url)
    client.force_login(maker)
    answer = client.get(url)
    assert answer["X-Accel-Redirect"].startswith("/intern/")
    assert answer.content == b""


def test_address_needs_the_random_name(client, upload_of, maker):
    _, url = upload_of
    client.force_login(maker)
    assert client.get(url[:-5] + "x.jpg").status_code == 404


def test_original_is_for_maker_and_editor_only(client, maker, site_home):
    picture = make_picture(maker)
    registry.register_usage(model=Picture, used_in=lambda _actor, _pk: True)
    assert client.get(picture.url).status_code == 404
    client.force_login(maker)
    assert client.get(picture.url).status_code == 200


def test_no_address_makes_a_new_size(client, maker):
    picture = make_picture(maker)
    client.force_login(maker)
    for path in (
        f"/images/abc/{picture.pk}/width-900/",
        f"/beeld/{picture.pk}/width-900",
        reverse("media:rendition", args=[99, "x.jpg"]),
    ):
        assert client.get(path).status_code == 404
    assert not Rendition.objects.exists()


def test_files_have_random_names_and_no_other_address(client, maker):
    picture, attachment = make_picture(maker), make_attachment(maker)
    rendition = picture.get_rendition("width-100")
    for upload in (picture, attachment, rendition):
        assert "huis" not in upload.file.name
        assert "plan" not in upload.file.name
        client.force_login(maker)
        assert client.get(upload.file.url).status_code == 404
    assert client.get(f"/documents/{attachment.pk}/{attachment.filename}").status_code == 404


def test_file_that_is_gone_is_not_found(client, maker):
    attachment = make_attachment(maker)
    attachment.file.storage.delete(attachment.file.name)
    client.force_login(maker)
    assert client.get(attachment.url).status_code == 404


def test_picture_of_a_visitor_costs_few_queries(client, upload_of, django_assert_max_num_queries):
    upload, url = upload_of
    registry.register_usage(model=type(upload), used_in=lambda _actor, _pk: True)
    with django_assert_max_num_queries(1):
        client.get(url)
