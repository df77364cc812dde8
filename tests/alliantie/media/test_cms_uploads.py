"""Editors' uploads pass the same gate, and the CMS shows them."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from alliantie.choices import Role
from alliantie.models import Attachment, Picture
from tests.factories.accounts import make_editor
from tests.factories.uploads import docx_bytes, picture_bytes, png_bomb

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor_client(client, site_home):
    client.force_login(make_editor("redactie@example.org", Role.EDITOR))
    return client


def add_picture(client, content, name="foto.jpg"):
    return client.post(
        reverse("wagtailimages:add"), {"title": "Foto", "file": SimpleUploadedFile(name, content)}
    )


def test_picture_is_made_anew(editor_client):
    answer = add_picture(editor_client, picture_bytes("JPEG", secrets=True))
    assert answer.status_code == 302, answer.context["form"].errors
    picture = Picture.objects.get()
    with picture.file.open() as file:
        content = file.read()
    assert b"GEHEIM" not in content
    assert Image.open(io.BytesIO(content)).size == (48, 64)
    assert (picture.width, picture.height) == (48, 64)
    page = editor_client.get(reverse("wagtailimages:edit", args=[picture.pk])).content.decode()
    assert "/beeld/" in page
    assert "media-besloten" not in page
    rendition = picture.renditions.first()
    assert editor_client.get(rendition.url).status_code == 200


@pytest.mark.parametrize("kind", ["HEIF", "AVIF", "PNG", "WEBP"])
def test_every_format_comes_in_by_the_cms(editor_client, kind):
    name = {"HEIF": "IMG_1.HEIC", "AVIF": "a.avif", "PNG": "a.png", "WEBP": "a.webp"}[kind]
    add_picture(editor_client, picture_bytes(kind), name)
    assert Picture.objects.get().file.name.endswith((".jpg", ".webp"))


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (png_bomb(), "bom.png", "beeldpunten"),
        (b"<html>", "foto.jpg", "geen beeld"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "foto.png", "SVG"),
    ],
)
def test_hostile_picture_is_refused_with_the_sentence(editor_client, content, name, said):
    page = add_picture(editor_client, content, name)
    assert said in page.content.decode()
    assert not Picture.objects.exists()


def test_chooser_and_many_at_once_pass_the_same_gate(editor_client):
    many = editor_client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Bom", "files[]": SimpleUploadedFile("bom.png", png_bomb())},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert "beeldpunten" in json.loads(many.content)["error_message"]
    chooser = editor_client.post(
        reverse("wagtailimages_chooser:create"),
        {
            "image-chooser-upload-title": "Bom",
            "image-chooser-upload-file": SimpleUploadedFile("bom.png", png_bomb()),
        },
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert "beeldpunten" in chooser.content.decode()
    assert not Picture.objects.exists()


def test_document_must_be_what_it_says(editor_client):
    def add(content, name):
        return editor_client.post(
            reverse("wagtaildocs:add"),
            {"title": "Plan", "file": SimpleUploadedFile(name, content)},
        )

    page = add(b"<html><script>", "plan.pdf")
    assert "geen PDF" in page.content.decode()
    assert not Attachment.objects.exists()
    assert add(docx_bytes(), "plan.docx").status_code == 302
    attachment = Attachment.objects.get()
    assert editor_client.get(attachment.url).status_code == 200
