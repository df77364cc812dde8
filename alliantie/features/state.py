"""Which parts are off at this moment; asked by everything that shows, sends or runs something of them."""

from urllib.parse import urlsplit

from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.urls import Resolver404, resolve

from alliantie.models import FeatureOff

from .registry import features, named, route_owner

CACHE_KEY = "features-off-1"
CACHE_SECONDS = 24 * 60 * 60


def off() -> frozenset[str]:
    """Name the parts that are off; a database is asked only after somebody switched one."""
    found: frozenset[str] | None = cache.get(CACHE_KEY)
    if found is None:
        try:
            found = frozenset(FeatureOff.objects.values_list("pk", flat=True))
        except DatabaseError:  # a page with one part too many is better than no page
            return frozenset()
        cache.set(CACHE_KEY, found, CACHE_SECONDS)
    return found


def forget() -> None:
    """Let the next request ask anew, once the switch is certain."""
    transaction.on_commit(lambda: cache.delete(CACHE_KEY))


def is_on(name: str) -> bool:
    """Say whether this network uses a part."""
    return name not in off()


def is_hidden(kind: str, name: str) -> bool:
    """Say whether a section, mail, notice, line, job or kind of work belongs to a part that is off."""
    if not any(name in getattr(one, kind) for one in features()):
        return False
    return name in named(kind, off())


def is_route_off(route: str) -> bool:
    """Say whether an address belongs to a part that is off."""
    owner = route_owner(route)
    return bool(owner) and owner in off()


def leads_nowhere(address: str) -> bool:
    """Say whether a link of ours leads to a part that is off."""
    try:
        found = resolve(urlsplit(address).path)
    except (Resolver404, ValueError):
        return False
    return is_route_off(found.view_name or "")
