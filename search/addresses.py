"""From an address people see to the key of what stands there, and back to what it is called."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Model, QuerySet

from .registry import SearchKind, kind_of, kinds


@dataclass(frozen=True)
class Known:
    """What a key stands for, in words for an editor."""

    title: str
    url: str
    kind_label: str


def key_at(address: str) -> str:
    """Give the key of what is found at this address of ours; nothing when nothing findable is there."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    ours = urlsplit(settings.SITE_URL)
    if parts.netloc and parts.netloc.lower() != ours.netloc.lower():
        return ""
    path = unquote(parts.path).rstrip("/")
    found = (kind.key(record) for kind in kinds() for record in _standing_at(kind, path))
    return next(found, "")


def known(keys: Iterable[str]) -> dict[str, Known]:
    """Say what these keys stand for as it is now; one query a kind, nothing for what is gone."""
    pks: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        pks[key.partition(":")[0]].append(key.partition(":")[2])
    found: dict[str, Known] = {}
    for prefix, same in pks.items():
        kind = kind_of(f"{prefix}:")
        if kind is not None:
            found |= _known(kind, kind.queryset().filter(pk__in=same))
    return found


def _known(kind: SearchKind, records: QuerySet[Model]) -> dict[str, Known]:
    documents = filter(None, (kind.build(record) for record in records))
    return {one.key: Known(one.title, one.url, str(kind.label)) for one in documents}


def _standing_at(kind: SearchKind, path: str) -> Iterable[Model]:
    """Take the few records whose address ends like this, and keep those that really stand there."""
    last = path.rpartition("/")[2]
    names = {field.name for field in kind.model._meta.get_fields()}
    if "slug" in names:
        nearby = kind.queryset().filter(slug=last)
    elif last.isascii() and last.isdecimal() and len(last) < 10:  # noqa: PLR2004 - fits any key
        nearby = kind.queryset().filter(pk=last)
    else:
        return
    for record in nearby:
        document = kind.build(record)
        if document is not None and unquote(urlsplit(document.url).path).rstrip("/") == path:
            yield record
