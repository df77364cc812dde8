"""Keep who wrote something so that the database alone does not tell: sealed by a key that is not in it.

`seal` hides small data (Fernet: AES-128 in CBC mode with HMAC-SHA256), `mark` makes a fingerprint
that only who holds the key can make again (HMAC-SHA256), so that a question "is this of this
person?" needs no opening. The first key seals, every key opens: put a new one in front to change it.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

# Sealed texts of one size class look alike: the length tells nothing of what is inside.
PADDED_TO = 256


class SealBrokenError(ValueError):
    """It was sealed with a key we do not have, or it was changed."""


def seal(data: dict[str, Any]) -> str:
    """Hide what JSON can hold."""
    plain = json.dumps(data, separators=(",", ":")).encode()
    size = -(-len(plain) // PADDED_TO) * PADDED_TO
    return _box(tuple(settings.SEALING_KEYS)).encrypt(plain.ljust(size)).decode()


def unseal(sealed: str) -> dict[str, Any]:
    """Give back what was hidden; raises SealBrokenError."""
    try:
        plain = _box(tuple(settings.SEALING_KEYS)).decrypt(sealed.encode())
    except (InvalidToken, ValueError) as error:
        raise SealBrokenError from error
    data: dict[str, Any] = json.loads(plain)
    return data


def mark(*parts: object) -> str:
    """Make the fingerprint of a few facts together, 64 characters."""
    return marks(*parts)[0]


def marks(*parts: object) -> tuple[str, ...]:
    """Make the fingerprint with every key, so that one made with an older key is known again."""
    told = "\x1f".join(str(part) for part in parts).encode()
    return tuple(
        hmac.new(_derived(key, "mark"), told, hashlib.sha256).hexdigest()
        for key in settings.SEALING_KEYS
    )


def marks_of(numbers: Iterable[int], *parts: object) -> set[str]:
    """Make every fingerprint of these facts that one person may have, under each number they had."""
    return {made for number in numbers for made in marks(*parts, number)}


@lru_cache(maxsize=32)
def _derived(key: str, purpose: str) -> bytes:
    return hmac.new(key.encode(), f"alliantie {purpose}".encode(), hashlib.sha256).digest()


@lru_cache(maxsize=8)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(key, "seal"))) for key in keys])
