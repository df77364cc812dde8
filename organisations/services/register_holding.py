"""Keep organisations as they stand while an import writes them, so that nobody's change is written over."""

from collections.abc import Collection, Iterable

from django.db.models import Q

from organisations.importing.rows import RegisterRow
from organisations.models import Organisation, OrganisationName
from organisations.naming import name_key
from organisations.querysets import OrganisationQuerySet


def held(rows: Iterable[RegisterRow], pks: Collection[int]) -> list[Organisation]:
    """Lock what rows may mean, by number or by name, and what they meant before; needs a transaction."""
    wanted = [(row.register_id, name_key(row.name)) for row in rows]
    named = Q(register_id=None, sort_key__in=[name for _id, name in wanted])
    numbered = Q(register_id__in=[register_id for register_id, _name in wanted])
    return list(_locked().filter(Q(pk__in=pks) | numbered | named))


def held_by_id(register_ids: Collection[str]) -> dict[str, Organisation]:
    """Lock organisations that have these numbers now."""
    found = _locked().filter(register_id__in=register_ids)
    return {one.register_id: one for one in found if one.register_id}


def spellings(organisations: Collection[Organisation]) -> dict[int, set[str]]:
    """Give the keys under which each is found."""
    keys: dict[int, set[str]] = {one.pk: set() for one in organisations}
    rows = OrganisationName.objects.filter(organisation__in=organisations)
    for pk, key in rows.values_list("organisation", "key"):
        keys[pk].add(key)
    return keys


def _locked() -> OrganisationQuerySet:
    # Always in one order, so that two who lock do not wait for each other.
    return Organisation.objects.select_for_update(no_key=True).order_by("pk")
