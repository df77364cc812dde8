"""How long an answer of search may be kept, and by whom."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers


def kept(response: HttpResponse, request: HttpRequest, *, seconds: int) -> HttpResponse:
    """Let a visitor's answer be kept for a moment; nobody keeps that of somebody with an account."""
    if request.user.is_authenticated:
        patch_cache_control(response, private=True, no_store=True)
    else:
        patch_cache_control(response, public=True, max_age=seconds)
    patch_vary_headers(response, ["Cookie"])
    return response
