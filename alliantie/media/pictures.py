"""Make an uploaded picture safe: decoded elsewhere, without metadata, under a random name."""

import secrets
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from . import decoder
from .apart import run_apart
from .errors import UploadRefusedError

DECODER = decoder.__name__
JPEG_START = b"\xff\xd8"
LOOKED_AT = 1024
MEGA = 1_000_000


def clean_picture(file: Any) -> ContentFile:  # type: ignore[type-arg]  # generic in the stubs only
    """Give the picture anew, as JPEG or WebP; refuse what is too large, broken or not a picture."""
    if file.size > settings.UPLOAD_PICTURE_MAX_BYTES:
        limit = settings.UPLOAD_PICTURE_MAX_BYTES // (1024 * 1024)
        raise UploadRefusedError(
            _("Dit beeld is te groot: het mag hoogstens %(limit)d MB zijn.") % {"limit": limit}
        )
    file.seek(0)
    data = file.read()
    if b"<svg" in data[:LOOKED_AT].lower():
        raise UploadRefusedError(
            _(
                "Een SVG-tekening kunnen we niet plaatsen. Sla haar op als PNG en probeer het opnieuw."
            )
        )
    written = _decoded(data)
    extension = "jpg" if written.startswith(JPEG_START) else "webp"
    return ContentFile(written, name=f"{secrets.token_hex(16)}.{extension}")


def _decoded(data: bytes) -> bytes:
    done = run_apart(
        DECODER,
        data,
        settings.UPLOAD_PICTURE_MAX_PIXELS,
        memory_bytes=settings.UPLOAD_DECODER_MEMORY_BYTES,
        seconds=settings.UPLOAD_DECODER_SECONDS,
    )
    if done is None:
        raise UploadRefusedError(_sentence(None))
    if done.returncode or not done.stdout:
        raise UploadRefusedError(_sentence(done.returncode))
    return done.stdout


def _sentence(code: int | None) -> str:
    if code == decoder.REFUSED_UNKNOWN:
        return _("Dit is geen beeld dat we kunnen lezen. Kies een JPEG, PNG, WebP, AVIF of HEIC.")
    if code == decoder.REFUSED_PIXELS:
        return _(
            "Dit beeld heeft te veel beeldpunten: hoogstens %(limit)d miljoen. "
            "Maak het kleiner en probeer het opnieuw."
        ) % {"limit": settings.UPLOAD_PICTURE_MAX_PIXELS // MEGA}
    if code == decoder.REFUSED_BROKEN:
        return _("Dit beeld is beschadigd. Sla het opnieuw op en probeer het nog eens.")
    return _("Dit beeld kost te veel geheugen of tijd om te openen. Kies een eenvoudiger beeld.")
