"""Count how often something is done, so that nobody can do it endlessly."""

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from ipaddress import IPv4Address, ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext as _

from alliantie.attempts import Refusal

ONE_MINUTE = 60
ONE_HOUR = 3600
OF_A_HOUSE = 64  # bits of an IPv6 address; the rest anybody chooses at will


class ThrottledError(Refusal, PermissionError):
    """It was done too often; `sentence` is fit for the screen."""

    def __init__(self, sentence: str, seconds: int) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.seconds = seconds


def hit(*, scope: str, key: str, limit: int, seconds: int) -> None:
    """Count one attempt of `key` in `scope`; the one past `limit` within `seconds` is refused.

    `key` may be an address or an e-mail address: only its hash is kept.
    """
    now = _now()
    window = int(now // seconds)
    digest = hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()
    if _counted(f"throttle:{scope}:{digest}:{window}", seconds) > limit:
        wait = int((window + 1) * seconds - now) + 1
        raise ThrottledError(_sentence(wait), wait)


def network_of(address: str) -> str:
    """Give from where somebody asks, for counting: of IPv6 the network, since a house has all of it."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return str(found)
    inner = found.ipv4_mapped
    return str(inner or ip_network((found, OF_A_HOUSE), strict=False))


def _now() -> float:
    return time.time()


def _counted(name: str, seconds: int) -> int:
    with _alone():
        cache.add(name, 0, timeout=seconds)
        try:
            count: int = cache.incr(name)
        except ValueError:  # it was dropped in between
            cache.set(name, 1, timeout=seconds)
            count = 1
        if not settings.REDIS_URL:
            cache.touch(name, timeout=seconds)  # counting in files forgets how long to keep it
    return count


@contextmanager
def _alone() -> Iterator[None]:
    """Let one process at a time count in files, where counting is read and write; Redis needs no help."""
    if settings.REDIS_URL:
        yield
        return
    with (settings.DATA_DIR / "throttles.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        yield


def _sentence(wait: int) -> str:
    if wait <= ONE_MINUTE:
        return _("Dit ging te vaak achter elkaar. Wacht een minuut en probeer het opnieuw.")
    if wait <= ONE_HOUR:
        return _(
            "Dit ging te vaak achter elkaar. Wacht %(minutes)d minuten en probeer het opnieuw."
        ) % {"minutes": -(-wait // ONE_MINUTE)}
    return _("Dit ging te vaak achter elkaar. Probeer het over %(hours)d uur opnieuw.") % {
        "hours": -(-wait // ONE_HOUR)
    }
