"""The second gate: what the index found is held against the database before anybody sees it."""

from collections.abc import Iterable
from functools import reduce
from typing import Any

from django.db.models import Model, QuerySet, Value

from .models import PendingEntry
from .registry import by_kind
from .viewers import ActorLike

# With more waiting changes than this, none of them is looked up: all of them wait.
MAX_PENDING = 1_000


def visible_keys(actor: ActorLike, keys: Iterable[str]) -> set[str]:
    """Give those keys whose record this actor may see now; one query for all kinds together."""
    questions = [
        kind.visible_to(actor, pks)
        .order_by()
        .select_related(None)
        .prefetch_related(None)
        .annotate(search_prefix=Value(kind.prefix))
        .values_list("search_prefix", "pk")
        for kind, pks in by_kind(keys)
    ]
    if not questions:
        return set()
    together: QuerySet[Any, Any] = reduce(QuerySet.union, questions)
    return {f"{prefix}:{pk}" for prefix, pk in together}


def visible_records(actor: ActorLike, keys: Iterable[str]) -> dict[str, Model]:
    """Give the records behind these keys as far as this actor may see them; a query a kind."""
    return {
        kind.key(record): record
        for kind, pks in by_kind(keys)
        for record in kind.visible_to(actor, pks)
    }


def waiting_keys() -> frozenset[str]:
    """Give the keys of records that have changed since they were indexed."""
    return frozenset(PendingEntry.objects.values_list("key", flat=True))


def hidden_of(actor: ActorLike, waiting: frozenset[str]) -> frozenset[str]:
    """Give what the index must leave out: it changed, and this actor may no longer see it.

    Without this a count or a filter would still tell of a page that was made private a moment ago.
    """
    if len(waiting) > MAX_PENDING:
        return waiting
    return waiting - visible_keys(actor, waiting)
