"""What to index anew when rows were changed behind the backs of their apps."""

from collections.abc import Collection, Iterator, Mapping

from django.apps import apps

from .registry import kinds


def keys_around(rows: Mapping[str, Collection[str]]) -> Iterator[str]:
    """Give the keys of rows that can be found, and of what can be found that other rows belong to.

    `rows` gives numbers by the label of their table; one query for each key of each table.
    """
    prefixes = {kind.model: kind.prefix for kind in kinds()}
    for label, pks in rows.items():
        model = apps.get_model(label)
        if model in prefixes:
            yield from (f"{prefixes[model]}:{pk}" for pk in pks)
        for field in model._meta.concrete_fields:
            if field.is_relation and field.related_model in prefixes:
                prefix = prefixes[field.related_model]
                values = model._meta.base_manager.filter(pk__in=list(pks))
                for key in values.values_list(field.attname, flat=True).distinct():
                    if key is not None:
                        yield f"{prefix}:{key}"
