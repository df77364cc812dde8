"""Pages of which the log says that somebody asked, never who, from where or for which of them."""

import logging
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


class PathsLeftOut(logging.Filter):
    """Leave the rest of such a path out of the lines Django itself writes of what it refuses or cannot find."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Shorten each path among what a line is made of; no line is dropped."""
        if isinstance(record.args, tuple):
            record.args = tuple(_shortened(one) for one in record.args)
        return True


def _shortened(value: object) -> object:
    return _prefix_of(value) or value if isinstance(value, str) else value


def _prefix_of(path: str) -> str:
    return next((one for one in _prefixes if path.startswith(one)), "")


def connect() -> None:
    """Listen to every line about a request just before it is written."""
    for signal in (
        signals.bind_extra_request_metadata,
        signals.bind_extra_request_finished_metadata,
        signals.bind_extra_request_failed_metadata,
    ):
        signal.connect(_without_people, dispatch_uid="log privacy")


def _without_people(request: HttpRequest, log_kwargs: dict[str, Any], **_told: Any) -> None:
    prefix = _prefix_of(request.path)
    if prefix:
        structlog.contextvars.unbind_contextvars(*TELLS_WHO)
        log_kwargs.pop("user_agent", None)
        log_kwargs["request"] = f"{request.method} {prefix}"
