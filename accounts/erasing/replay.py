"""The list of who was erased, outside the database: after an older backup they are erased again.

A line holds the number of the account, two keyed hashes and a day; no name and no address. A number
alone is not enough: after a restore it may be given out again to somebody else.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.models import User

SALT = "accounts.erased"
OWNER_ONLY = 0o600


def line_of(user: User) -> dict[str, object]:
    """Describe somebody so that they are known again, and nobody else can tell who it is."""
    secret = settings.SECRET_KEY
    return {
        "account": user.pk,
        "email": _hashed(user.email.lower(), secret),
        "joined": _hashed(user.date_joined.isoformat(), secret),
        "day": timezone.localdate().isoformat(),
    }


def append(line: dict[str, object]) -> None:
    """Write one line, on disk before anybody is told that it was done."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, OWNER_ONLY)
    try:
        os.write(handle, (json.dumps(line) + "\n").encode())
        os.fsync(handle)
    finally:
        os.close(handle)


def still_there() -> Iterator[User]:
    """Give the accounts in the database that were erased before."""
    for line in _lines():
        user = User.objects.filter(pk=str(line.get("account", 0))).first()
        if user is not None and _is_meant(user, line):
            yield user


def _is_meant(user: User, line: dict[str, object]) -> bool:
    """Compare address or moment of joining, for an address may have changed since the backup."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(
        _hashed(user.email.lower(), secret) == line.get("email")
        or _hashed(user.date_joined.isoformat(), secret) == line.get("joined")
        for secret in secrets
    )


def _lines() -> Iterator[dict[str, object]]:
    path = _path()
    if not path.exists():
        return
    for text in path.read_text(encoding="utf-8").splitlines():
        try:
            line = json.loads(text)
        except ValueError:  # half a line, of a disk that was full
            continue
        if isinstance(line, dict):
            yield line


def _hashed(value: str, secret: str | bytes) -> str:
    return salted_hmac(SALT, value, secret=secret, algorithm="sha256").hexdigest()


def _path() -> Path:
    return Path(settings.ERASED_LIST)
