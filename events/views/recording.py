"""Hand out sound and film after asking who is looking, and the podcast of what everybody may hear."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from alliantie.http import ActorRequest
from alliantie.throttles import ONE_MINUTE, hit
from events.models import Recording
from events.presenting.podcast import podcast_text

from .registering import origin_of

PIECE = 64 * 1024
PARTIAL, UNSATISFIABLE = 206, 416
ASKS_A_MINUTE = 60
ONE_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


@require_safe
def recording(request: ActorRequest, pk: int, name: str) -> HttpResponseBase:
    """Give sound or film, or the piece of it that a player asks for."""
    found = get_object_or_404(Recording.objects.given_to(request.actor), pk=pk)
    if found.stored_name != name:
        raise Http404
    response = _body(request, found)
    response["Accept-Ranges"] = "bytes"
    response["Content-Disposition"] = "inline"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    response["Vary"] = "Cookie"
    return response


@require_safe
def podcast(request: ActorRequest) -> HttpResponse:
    """Give what everybody may hear, whoever asks: readers keep it and pass it on."""
    origin = origin_of(request)
    hit(scope="podcast", key=origin, limit=ASKS_A_MINUTE, seconds=ONE_MINUTE)
    response = HttpResponse(podcast_text(), content_type="application/rss+xml; charset=utf-8")
    response["Cache-Control"] = "public, max-age=300"
    return response


def _body(request: ActorRequest, found: Recording) -> HttpResponseBase:
    if settings.SENDFILE_INTERNAL_URL:
        handed = HttpResponse(content_type=found.media_type)
        handed["X-Accel-Redirect"] = settings.SENDFILE_INTERNAL_URL + quote(str(found.file.name))
        return handed
    try:
        file = found.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    if asked is None or not any(asked.groups()):
        return FileResponse(file, content_type=found.media_type)
    return _piece(file, found, *_ends(asked, found.file.size))


def _ends(asked: re.Match[str], size: int) -> tuple[int, int, int]:
    """Read from where to where, last byte included; a range without a start is the end of the file."""
    first, last = asked.groups()
    if not first:
        return max(0, size - int(last)), size - 1, size
    return int(first), min(int(last), size - 1) if last else size - 1, size


def _piece(file: Any, found: Recording, first: int, last: int, size: int) -> HttpResponseBase:
    if first > last:
        file.close()
        return HttpResponse(status=UNSATISFIABLE, headers={"Content-Range": f"bytes */{size}"})
    length = last - first + 1
    return StreamingHttpResponse(
        _read(file, first, length),
        status=PARTIAL,
        content_type=found.media_type,
        headers={"Content-Length": str(length), "Content-Range": f"bytes {first}-{last}/{size}"},
    )


def _read(file: Any, first: int, length: int) -> Iterator[bytes]:
    with file:
        file.seek(first)
        while length > 0 and (piece := file.read(min(PIECE, length))):
            length -= len(piece)
            yield piece
