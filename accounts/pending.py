"""Keep what somebody typed while they sign in or make an account.

The key is signed and goes along in the `next` address, so only who has that address gets the text
back; no cookie is needed. Taking it out changes nothing, so a page that is opened twice shows it
twice; `drop` it once the text went where it was meant to go.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core import signing
from django.db.models import QuerySet
from django.utils import timezone

from alliantie.throttles import ONE_HOUR, hit

from .models import PendingText

SALT = "accounts.pending"
KEPT = timedelta(days=30)
KEPT_AN_HOUR = 20


def keep(purpose: str, payload: dict[str, Any], *, origin: str) -> str:
    """Keep a form that was filled in well; give the key for the way back.

    `origin` is the network address; raises ThrottledError when it keeps too much.
    """
    hit(scope="pending", key=origin, limit=KEPT_AN_HOUR, seconds=ONE_HOUR)
    kept = PendingText.objects.create(purpose=purpose, payload=payload)
    return signing.dumps(str(kept.key), salt=SALT)


def take(key: str, purpose: str) -> dict[str, Any] | None:
    """Give what was kept for this purpose; nothing for a key that is not ours, or too old."""
    fresh = _kept(key).filter(purpose=purpose, created_at__gte=timezone.now() - KEPT)
    found = fresh.first()
    payload: dict[str, Any] | None = found.payload if found else None
    return payload


def drop(key: str) -> None:
    """Forget what went where it was meant to go."""
    _kept(key).delete()


def forget_old() -> int:
    """Throw away what nobody came back for."""
    return PendingText.objects.filter(created_at__lt=timezone.now() - KEPT).delete()[0]


def _kept(key: str) -> QuerySet[PendingText]:
    try:
        return PendingText.objects.filter(key=UUID(signing.loads(key, salt=SALT)))
    except (signing.BadSignature, ValueError, TypeError):
        return PendingText.objects.none()
