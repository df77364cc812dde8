"""Pages of which the log says that somebody asked, never who, from where or for which of them."""

from typing import Any

import structlog
from django.http import HttpRequest
from django_structlog import signals

_prefixes: set[str] = set()
TELLS_WHO = ("user_id", "ip")


def keep_people_out(prefix: str) -> None:
    """Leave people, addresses and the rest of the path out of what is logged below this path."""
    _prefixes.add(prefix)


def hides(path: str) -> bool:
    """Say whether a page is one of those of which no log says who was there."""
    return path.startswith(tuple(_prefixes))


def connect() -> None:
    """Listen to every line about a request just before it is written."""
    for signal in (
        signals.bind_extra_request_metadata,
        signals.bind_extra_request_finished_metadata,
        signals.bind_extra_request_failed_metadata,
    ):
        signal.connect(_without_people, dispatch_uid="log privacy")


def _without_people(request: HttpRequest, log_kwargs: dict[str, Any], **_told: Any) -> None:
    prefix = next((one for one in _prefixes if request.path.startswith(one)), "")
    if prefix:
        structlog.contextvars.unbind_contextvars(*TELLS_WHO)
        log_kwargs.pop("user_agent", None)
        log_kwargs["request"] = f"{request.method} {prefix}"
