"""Where apps above say what of theirs can be found, so that search imports none of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet, TextChoices
from django.utils.functional import Promise

from .contract import SearchDocument

Label = str | Promise
# What our models call the name people know a thing by.
TITLE_FIELDS = ("title", "name", "label", "text")
# What our models call the moment at which the public text last changed.
MOMENT_FIELDS = ("last_published_at", "first_published_at", "updated_at")


@dataclass(frozen=True)
class SearchKind:
    """Everything search knows of one kind of content."""

    kind: str
    label: Label
    model: type[Model]
    build: Callable[[Any], SearchDocument | None]
    queryset: Callable[[], QuerySet[Any]]
    visible_to: Callable[[Any, Sequence[str]], QuerySet[Any]]
    card_template: str
    plural: Label = ""
    leads_on: bool = False
    known_by: Callable[[Any], str] | None = None
    moment: Callable[[Any], datetime] | None = None

    @property
    def name_of_many(self) -> Label:
        """Give what a list of these is called."""
        return self.plural or self.label

    @property
    def prefix(self) -> str:
        """Give what the keys of this kind start with."""
        return self.model._meta.label_lower

    @property
    def title_field(self) -> str:
        """Give the field that is searched in the database while the engine is down."""
        names = {field.name for field in self.model._meta.get_fields()}
        return next(name for name in TITLE_FIELDS if name in names)

    def key(self, instance: Model) -> str:
        """Give the key of one record."""
        return f"{self.prefix}:{instance.pk}"


LabelSource = Callable[[Iterable[str]], dict[str, str]]


def words_of(choices: type[TextChoices]) -> LabelSource:
    """Make labels of an enumeration whose values are those of a facet."""
    return lambda values: {
        value: choices(value).label for value in values if value in choices.values
    }


_kinds: dict[str, SearchKind] = {}
_not_searched: set[type[Model]] = set()
_labels: dict[str, list[LabelSource]] = {}


def register(
    kind: str,
    *,
    label: Label,
    model: type[Model],
    build: Callable[[Any], SearchDocument | None],
    queryset: Callable[[], QuerySet[Any]],
    visible_to: Callable[[Any, Sequence[str]], QuerySet[Any]],
    card_template: str = "search/hit.html",
) -> None:
    """Make one model findable; `visible_to` takes an actor and the pks (as text) of the hits.

    `queryset` gives all that should be in the index; `build` may still say no with None.
    `card_template` gets `hit`, `record`, `url`, `kind`, `ping` and `level`; what it needs, `visible_to`
    prefetches. It extends `search/hit.html`.
    """
    _kinds[kind] = SearchKind(kind, label, model, build, queryset, visible_to, card_template)


@contextmanager
def alone() -> Iterator[None]:
    """Start with nothing to find, for measurements; what there was comes back afterwards."""
    before = dict(_kinds)
    _kinds.clear()
    try:
        yield
    finally:
        _kinds.clear()
        _kinds.update(before)


def describe(
    kind: str,
    *,
    plural: Label,
    leads_on: bool = False,
    known_by: Callable[[Any], str] | None = None,
    moment: Callable[[Any], datetime] | None = None,
) -> None:
    """Say what many of a kind are called, and whether one finds more from there, as from a theme.

    Where numbers in sequence or exact moments would tell something, `known_by` and `moment` give what
    others may know a record by, and when it changed as far as may be told. Such a record cannot be
    followed by its number.
    """
    _kinds[kind] = replace(
        _kinds[kind], plural=plural, leads_on=leads_on, known_by=known_by, moment=moment
    )


def not_searched(model: type[Model]) -> type[Model]:
    """Say that a page type is left out of search on purpose; works as a class decorator."""
    _not_searched.add(model)
    return model


def register_facet_labels(field: str, labels: LabelSource) -> None:
    """Say what opaque values of a facet field are called on screen; several kinds may share a field."""
    _labels.setdefault(field, []).append(labels)


def kinds() -> tuple[SearchKind, ...]:
    """Give every registered kind."""
    return tuple(_kinds.values())


def kind_of(key: str) -> SearchKind | None:
    """Find the kind a key belongs to."""
    prefix = key.partition(":")[0]
    return next((kind for kind in _kinds.values() if kind.prefix == prefix), None)


def by_kind(keys: Iterable[str]) -> list[tuple[SearchKind, list[str]]]:
    """Sort keys by the kind they belong to, with only the pks; a key of no kind is left out."""
    pks: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        prefix, _, pk = key.partition(":")
        pks[prefix].append(pk)
    found = ((kind_of(f"{prefix}:"), same) for prefix, same in pks.items())
    return [(kind, same) for kind, same in found if kind is not None]


def named(kind: str) -> SearchKind | None:
    """Find a kind by its name."""
    return _kinds.get(kind)


def key_of(instance: Model) -> str:
    """Give the key under which a record is, or would be, in the index."""
    return f"{instance._meta.label_lower}:{instance.pk}"


def moment_of(instance: Model) -> datetime | None:
    """Give when what people read of a record last changed, if it remembers."""
    moments = (getattr(instance, name, None) for name in MOMENT_FIELDS)
    return next((moment for moment in moments if moment), None)


def is_decided(model: type[Model]) -> bool:
    """Say whether a model is searched, or left out on purpose."""
    return model in _not_searched or any(kind.model is model for kind in _kinds.values())


def facet_labels(field: str, values: Sequence[str]) -> dict[str, str]:
    """Ask the apps that fill a facet what its values are called; the first that knows a value names it."""
    found: dict[str, str] = {}
    for source in _labels.get(field, ()) if values else ():
        found = source(values) | found
    return found
