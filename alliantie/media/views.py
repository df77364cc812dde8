"""Hand out pictures and files, after asking who is looking."""

from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from alliantie.http import ActorRequest
from alliantie.models import Attachment, Picture, Rendition
from alliantie.visibility import VISITOR

from .registry import is_granted, is_used_for, may_see_upload

PICTURE_TYPES = {
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "avif": "image/avif",
    "png": "image/png",
}
DOCUMENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}
OTHER = "application/octet-stream"
FOR_EVERYBODY = "private, max-age=3600"
FOR_SOME = "private, no-cache"


@require_safe
def rendition(request: ActorRequest, pk: int, name: str) -> HttpResponseBase:
    """Show one size of a picture that exists; no address makes a new size."""
    found = get_object_or_404(Rendition.objects.select_related("image"), pk=pk)
    if _basename(found) != name:
        raise Http404
    caching = _caching(request, found.image)
    return _handed_over(request, found, _picture_type(found), caching, disposition="inline")


@require_safe
def original(request: ActorRequest, pk: int) -> HttpResponseBase:
    """Show a picture in full to its maker and to editors."""
    found = get_object_or_404(Picture, pk=pk)
    actor = request.actor
    if not (actor.is_editor or (actor.is_signed_in and found.uploaded_by_user_id == actor.user_id)):
        raise Http404
    return _handed_over(request, found, _picture_type(found), FOR_SOME, disposition="inline")


@require_safe
def document(request: ActorRequest, pk: int, name: str) -> HttpResponseBase:
    """Give a file to take along, always as a download."""
    found = get_object_or_404(Attachment, pk=pk)
    if _basename(found) != name:
        raise Http404
    extension = _extension(found)
    download = f"{slugify(found.title) or 'bestand'}.{extension}"
    disposition = content_disposition_header(as_attachment=True, filename=download) or "attachment"
    kind = DOCUMENT_TYPES.get(extension, OTHER)
    return _handed_over(request, found, kind, _caching(request, found), disposition=disposition)


def _caching(request: ActorRequest, upload: Any) -> str:
    """Refuse whom it is not meant for; what every visitor may see may stay in the browser a while."""
    if is_used_for(VISITOR, type(upload), upload.pk):
        return FOR_EVERYBODY
    if may_see_upload(request.actor, upload) or is_granted(request, type(upload), upload.pk):
        return FOR_SOME
    raise Http404


def _handed_over(
    request: HttpRequest, holder: Any, content_type: str, caching: str, *, disposition: str
) -> HttpResponseBase:
    # A stored file never changes and its name is drawn at random: the name is the version.
    etag = f'"{_basename(holder)}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        response = _body(holder)
        response["Content-Type"] = content_type
        response["Content-Disposition"] = disposition
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
        response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = etag
    response["Cache-Control"] = caching
    response["Vary"] = "Cookie"
    return response


def _body(holder: Any) -> HttpResponseBase:
    if settings.SENDFILE_INTERNAL_URL:
        response = HttpResponse()
        response["X-Accel-Redirect"] = settings.SENDFILE_INTERNAL_URL + quote(holder.file.name)
        return response
    try:
        return FileResponse(holder.file.open("rb"))
    except FileNotFoundError:
        raise Http404 from None


def _basename(holder: Any) -> str:
    return str(holder.file.name).rpartition("/")[2]


def _extension(holder: Any) -> str:
    return str(holder.file.name).rpartition(".")[2].lower()


def _picture_type(holder: Any) -> str:
    return PICTURE_TYPES.get(_extension(holder), OTHER)
