"""The second gate: what the index found is held against the database before anybody sees it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Model, QuerySet, Value
from django.db.models.expressions import Combinable
from wagtail.models import Page

from .models import PendingEntry
from .registry import SearchKind, by_kind
from .viewers import ActorLike

# With more waiting changes than this, none of them is looked up: all of them wait.
MAX_PENDING = 1_000


def visible_keys(actor: ActorLike, keys: Iterable[str]) -> set[str]:
    """Give those keys whose record this actor may see now; one query for all kinds together."""
    questions = [
        _bare(kind, actor, pks).values_list("search_prefix", "pk") for kind, pks in by_kind(keys)
    ]
    return {f"{prefix}:{pk}" for prefix, pk in _together(questions)}


@dataclass(frozen=True, slots=True)
class Named:
    """What a thing is called and where it stands."""

    title: str
    url: str


def visible_names(actor: ActorLike, keys: Iterable[str]) -> dict[str, Named]:
    """Give name and address of what this actor may see now; one query for all kinds together."""
    found = by_kind(keys)
    questions = [
        _bare(kind, actor, pks)
        .annotate(called=F(kind.title_field), stands_at=_address_field(kind))
        .values_list("search_prefix", "pk", "called", "stands_at")
        for kind, pks in found
    ]
    models = {kind.prefix: kind for kind, _pks in found}
    return {
        f"{prefix}:{pk}": Named(title, _url(models[prefix], pk, stands_at))
        for prefix, pk, title, stands_at in _together(questions)
    }


def _bare(kind: SearchKind, actor: ActorLike, pks: Sequence[str]) -> QuerySet[Any]:
    rows = kind.visible_to(actor, pks).order_by().select_related(None).prefetch_related(None)
    return rows.annotate(search_prefix=Value(kind.prefix))


def _together(questions: Sequence[QuerySet[Any, Any]]) -> Iterable[Any]:
    return questions[0].union(*questions[1:]) if questions else ()


def _address_field(kind: SearchKind) -> Combinable:
    """Give what the address of a record is made from, beside its number."""
    names = {field.name for field in kind.model._meta.get_fields()}
    name = next((one for one in ("url_path", "slug") if one in names), None)
    return F(name) if name else Value("", output_field=CharField())


def _url(kind: SearchKind, pk: int, stands_at: str) -> str:
    """Let the record itself say its address; it need not be read for that."""
    model: Any = kind.model
    if issubclass(model, Page):
        return str(model(pk=pk, url_path=stands_at).url or "")
    return str(model(pk=pk, **({"slug": stands_at} if stands_at else {})).get_absolute_url())


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
