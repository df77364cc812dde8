"""Uploads made on the spot: pictures with and without secrets, documents, and hostile ones."""

import io
import zipfile
import zlib
from struct import pack

import pillow_heif
from django.core.files.base import ContentFile
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from alliantie.models import Attachment, Picture

pillow_heif.register_heif_opener()
DOCX_TYPES = (
    '<Types><Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def picture_bytes(kind="JPEG", size=(64, 48), *, secrets=False, mode="RGB") -> bytes:
    image = Image.new(mode, size, (200, 30, 30) if mode == "RGB" else (200, 30, 30, 90))
    image.putpixel((0, 0), (0, 0, 255) if mode == "RGB" else (0, 0, 255, 90))
    options = {}
    if secrets:
        exif = Image.Exif()
        exif[Base.Orientation] = 6
        exif[Base.Artist] = "GEHEIM"
        exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (52.0, 5.0, 1.0)
        options = {"exif": exif, "comment": b"GEHEIM"} if kind == "JPEG" else {"exif": exif}
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def png_bomb(width=60_000, height=60_000) -> bytes:
    """Promise 3.6 billion pixels in a few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    header = pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 100_000)
    start = b"\x89PNG\r\n\x1a\n"
    return start + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def zipped(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx_bytes(**more: str | bytes) -> bytes:
    return zipped({"[Content_Types].xml": DOCX_TYPES, "word/document.xml": "<w/>", **more})


def odt_bytes(**more: str | bytes) -> bytes:
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": "<office/>", **more})


def upload(content: bytes, name: str) -> ContentFile:
    return ContentFile(content, name=name)


def make_picture(user=None, **fields) -> Picture:
    picture = Picture(title="Beeld", uploaded_by_user=user, **fields)
    picture.file.save("mijn huis.jpg", upload(picture_bytes(size=(400, 300)), "x.jpg"), save=False)
    picture.save()
    return picture


def make_attachment(user=None, title="Plan van aanpak", content=b"%PDF-1.7 tekst") -> Attachment:
    attachment = Attachment(title=title, uploaded_by_user=user)
    attachment.file.save("plan van aanpak.pdf", upload(content, "x.pdf"), save=True)
    return attachment
