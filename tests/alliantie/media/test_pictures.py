"""Pictures are made anew elsewhere; whatever is hostile ends in a Dutch sentence."""

import io
import os
import time
from pathlib import Path

import pytest
from PIL import Image

from alliantie.media import pictures
from alliantie.media.errors import UploadRefusedError
from alliantie.media.pictures import clean_picture
from tests.factories.uploads import picture_bytes, png_bomb, upload

SUITE = Path(__file__).parents[3].parent / "shared/data/testsuites/images"


def cleaned(content: bytes, name="foto.jpg") -> bytes:
    return clean_picture(upload(content, name)).read()


def sentence_of(content: bytes, name="foto.jpg") -> str:
    with pytest.raises(UploadRefusedError) as refused:
        clean_picture(upload(content, name))
    return refused.value.sentence


@pytest.mark.parametrize(
    ("kind", "made"),
    [("JPEG", "JPEG"), ("HEIF", "JPEG"), ("PNG", "WEBP"), ("WEBP", "WEBP"), ("AVIF", "WEBP")],
)
def test_five_formats_come_in_under_a_random_name(kind, made):
    file = clean_picture(upload(picture_bytes(kind), "mijn huis.jpg"))
    picture = Image.open(io.BytesIO(file.read()))
    assert (picture.format, picture.size) == (made, (64, 48))
    stem, _, extension = file.name.partition(".")
    assert len(stem) == 32
    assert extension == {"JPEG": "jpg", "WEBP": "webp"}[made]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_place_maker_and_comment_are_gone(kind):
    dirty = picture_bytes(kind, secrets=True)
    assert b"GEHEIM" in dirty
    clean = cleaned(dirty)
    assert b"GEHEIM" not in clean
    assert not dict(Image.open(io.BytesIO(clean)).getexif())


def test_turned_picture_stands_upright_and_shows_the_same():
    clean = Image.open(io.BytesIO(cleaned(picture_bytes("JPEG", (64, 48), secrets=True))))
    assert clean.size == (48, 64)


def test_transparency_stays():
    clean = Image.open(io.BytesIO(cleaned(picture_bytes("PNG", mode="RGBA"))))
    assert clean.mode == "RGBA"


def test_very_large_picture_is_kept_at_a_size_for_pages():
    clean = Image.open(io.BytesIO(cleaned(picture_bytes("JPEG", (4000, 2000)))))
    assert clean.size == (3200, 1600)


def test_svg_is_refused_with_advice():
    svg = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'
    assert "Een SVG-tekening kunnen we niet plaatsen" in sentence_of(svg, "tekening.png")


@pytest.mark.parametrize(
    "content",
    [b"<html><script>alert(1)</script></html>", b"", b"GIF89a" + b"\0" * 99, b"\xff\xd8\xff"],
)
def test_what_is_no_picture_is_refused(content):
    assert sentence_of(content).startswith(("Dit is geen beeld", "Dit beeld is beschadigd"))


def test_bomb_is_refused_before_it_is_opened():
    assert "20 miljoen" in sentence_of(png_bomb(), "bom.png")


def test_pixels_over_the_limit_are_refused(settings):
    settings.UPLOAD_PICTURE_MAX_PIXELS = 64 * 48 - 1
    assert "beeldpunten" in sentence_of(picture_bytes())


def test_more_than_ten_megabytes_is_refused_unread():
    assert "10 MB" in sentence_of(picture_bytes() + os.urandom(10 * 1024 * 1024))


def test_picture_that_eats_memory_is_stopped(settings):
    settings.UPLOAD_DECODER_MEMORY_BYTES = 120 * 1024 * 1024
    content = picture_bytes("PNG", (4400, 4400))
    assert sentence_of(content).startswith(("Dit beeld kost", "Dit beeld is beschadigd"))


def test_picture_that_never_ends_is_stopped(settings, monkeypatch):
    monkeypatch.setattr(pictures, "DECODER", "tests.alliantie.media.sleeper")
    settings.UPLOAD_DECODER_SECONDS = 1
    begun = time.monotonic()
    assert sentence_of(picture_bytes()).startswith("Dit beeld kost te veel")
    assert 2 <= time.monotonic() - begun < 7


def test_truncated_picture_is_refused():
    whole = picture_bytes("PNG", (300, 300))
    assert "beschadigd" in sentence_of(whole[: len(whole) // 2])


@pytest.mark.skipif(not SUITE.is_dir(), reason="the collection of hostile pictures is not here")
def test_collection_of_hostile_pictures_ends_in_pictures_or_sentences():
    refused, pictures_made = set(), 0
    for path in sorted(SUITE.glob("*/*")):
        try:
            clean = Image.open(io.BytesIO(cleaned(path.read_bytes(), path.name)))
        except UploadRefusedError as error:
            refused.add(error.sentence)
            continue
        assert not dict(clean.getexif()), path.name
        pictures_made += 1
    assert pictures_made > 10
    assert all(text.startswith(("Dit beeld", "Dit is geen", "Een SVG")) for text in refused)
