"""Which forms may be larger than all others: apps tell the frame where they take large files."""

import re
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest

_most: dict[str, int] = {}


def register(pattern: str, *, most_bytes: int) -> None:
    """Let forms at addresses that match be this large, for who is signed in."""
    _most[pattern] = most_bytes


def most_bytes(request: HttpRequest) -> int:
    """Give how large this request may be; asked before its body is read, so before we know who asks."""
    found = [most for one, most in _most.items() if re.fullmatch(one, request.path_info)]
    if found and _is_signed_in(request):
        return max(found)
    return int(settings.REQUEST_MAX_BYTES)


def _is_signed_in(request: HttpRequest) -> bool:
    """Look for a session of an account: nobody else may fill our disk for a while."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    store: Any = import_module(settings.SESSION_ENGINE).SessionStore
    return bool(key) and SESSION_KEY in store(key)
