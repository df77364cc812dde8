"""Refuse broken input before anything reads it, and put the security headers on every answer."""

import codecs
import re
import unicodedata
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes

from csp.constants import HEADER
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.utils.datastructures import MultiValueDict

from . import refusals
from .large_requests import most_bytes
from .throttles import ThrottledError

CMS = "/cms/"
STRICT = "utf-8-strict"
FORM = "application/x-www-form-urlencoded"
BROKEN_BYTE = re.compile("%[89A-F][0-9A-F]")
MULTIPART = "multipart/form-data"


class UnreadableTextError(ValueError):
    """The request holds bytes that are not text."""


def _strict_utf8(name: str) -> codecs.CodecInfo | None:
    """Decode as UTF-8 and never replace: Django's form parser asks to replace what it cannot read."""
    if name.replace("_", "-") != STRICT:
        return None
    return codecs.CodecInfo(
        encode=lambda text, _errors="strict": codecs.utf_8_encode(text, "strict"),
        decode=lambda data, _errors="strict": codecs.utf_8_decode(data, "strict", True),
        name=STRICT,
    )


codecs.register(_strict_utf8)


class PolicyMiddleware(CSPMiddleware):
    """Content policy (strict outside the CMS) and permissions policy."""

    def get_policy_parts(
        self,
        request: HttpRequest,
        response: HttpResponseBase,
        report_only: bool = False,  # noqa: FBT001, FBT002 - django-csp's signature
    ) -> PolicyParts:
        """Give the CMS the policy it can work with."""
        if request.path_info.startswith(CMS) and not report_only:
            return PolicyParts(config=settings.CMS_CONTENT_SECURITY_POLICY["DIRECTIVES"])
        return super().get_policy_parts(request, response, report_only)

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Add both headers."""
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        if request.path_info.startswith(CMS):
            # A preview went through all middleware as the page it shows; here it stands in a frame.
            response.headers.pop(HEADER, None)
        return super().process_response(request, response)


class CleanRequestMiddleware:
    """Answer 400 to NUL bytes, lone surrogates and junk encodings in an address or a form.

    Text that passes is NFC from here on. Refusals by size, by a full disk and by a throttle get
    their page here too, so that what was typed comes back.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Check address and form, then go on."""
        try:
            _check_address(request)
        except UnreadableTextError:
            request.GET = QueryDict("")
            return refusals.unreadable(request, with_text=False)
        if request.method == "POST":
            refused = _check_form(request)
            if refused is not None:
                return refused
        _normalise_query(request)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Turn what a view could not store or would not do into a sentence."""
        if isinstance(error, ThrottledError):
            return refusals.too_often(request, error.sentence, error.seconds)
        if refusals.is_disk_full(error):
            return refusals.disk_full(request)
        return None


def _check_address(request: HttpRequest) -> None:
    try:
        query = _decoded(request.META.get("QUERY_STRING", ""))
    except UnicodeError:
        raise UnreadableTextError from None
    # Django writes bytes of the path that are no UTF-8 as %XX again; nothing else leaves such a mark.
    if "\0" in query or "\0" in request.path_info or BROKEN_BYTE.search(request.path_info):
        raise UnreadableTextError


def _normalise_query(request: HttpRequest) -> None:
    query = _decoded(request.META.get("QUERY_STRING", ""))
    if not unicodedata.is_normalized("NFC", query):
        request.GET = _normalised(request.GET)  # type: ignore[assignment]  # closed below, as Django's own are


def _decoded(encoded: str) -> str:
    return unquote_to_bytes(encoded.replace("+", " ")).decode("utf-8")


def _check_form(request: HttpRequest) -> HttpResponse | None:
    if _too_long(request):
        return refusals.too_large(request)
    try:
        return _read_form(request)
    except (*refusals.TOO_LARGE, TooManyFieldsSent):
        return refusals.too_large(request)
    except (UnicodeError, MultiPartParserError, BadRequest, SuspiciousOperation):
        return refusals.unreadable(request, with_text=False)
    except OSError as error:
        if refusals.is_disk_full(error):
            return refusals.disk_full(request)
        raise


def _too_long(request: HttpRequest) -> bool:
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return False
    return length > settings.REQUEST_MAX_BYTES and length > most_bytes(request)


def _read_form(request: HttpRequest) -> HttpResponse | None:
    """Read the form once, strictly; what it holds is NFC afterwards."""
    if request.content_type == MULTIPART:
        request.encoding = STRICT
    elif request.content_type == FORM:
        _decoded(request.body.decode("ascii"))
    form = request.POST
    if _holds_nul(form):
        return refusals.unreadable(request)
    request.POST = _normalised(form)  # type: ignore[assignment]  # closed below, as Django's own are
    for name in request.FILES:
        for file in request.FILES.getlist(name):
            file.name = unicodedata.normalize("NFC", file.name or "")
    return None


def _holds_nul(form: "MultiValueDict[str, Any]") -> bool:
    return any("\0" in name or any("\0" in value for value in form.getlist(name)) for name in form)


def _normalised(form: QueryDict) -> QueryDict:
    changed = QueryDict(mutable=True)
    for name in form:
        texts = [unicodedata.normalize("NFC", value) for value in form.getlist(name)]
        changed.setlist(unicodedata.normalize("NFC", name), texts)
    changed._mutable = False  # noqa: SLF001 - Django's own way to close a QueryDict
    return changed
