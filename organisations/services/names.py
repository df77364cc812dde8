"""Keep the spellings by which organisations are recognised."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.text import slugify

from alliantie.audit import record
from organisations.content import keys_of_cases
from organisations.models import Organisation, OrganisationName
from organisations.naming import clean_name, name_key
from search.registry import key_of
from search.services import queue_index, queue_index_many

LONGEST_SLUG = 180
# Addresses of our own under /organisaties/.
RESERVED = {"voorstellen"}


def free_slug(name: str) -> str:
    """Give an address that no organisation has."""
    base = slugify(name)[:LONGEST_SLUG].strip("-") or "organisatie"
    taken = RESERVED | set(
        Organisation.objects.filter(slug__startswith=base).values_list("slug", flat=True)
    )
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


@transaction.atomic
def add_names(*, organisation: Organisation, names: Iterable[str]) -> int:
    """Add spellings that are new for this organisation; give how many."""
    known = set(organisation.names.values_list("key", flat=True))
    fresh = {name_key(name): clean_name(name) for name in names}
    rows = [
        OrganisationName(organisation=organisation, name=name, key=key)
        for key, name in fresh.items()
        if key and key not in known
    ]
    OrganisationName.objects.bulk_create(rows)
    return len(rows)


@transaction.atomic
def remember_own_name(*, organisation: Organisation) -> None:
    """Make the name itself findable and sortable, whoever changed it; old spellings stay."""
    key = name_key(organisation.name)
    if organisation.sort_key != key:
        organisation.sort_key = key
        Organisation.objects.filter(pk=organisation.pk).update(sort_key=key)
    add_names(organisation=organisation, names=[organisation.name])
    queue_index(key=key_of(organisation))


@transaction.atomic
def organisation_changed(
    *, organisation: Organisation, actor_id: int | None, action: str, origin: str = "cms"
) -> None:
    """Log a change and index anew the organisation and everything that shows its name."""
    record(action=action, obj=organisation, actor_id=actor_id, origin=origin)
    queue_index(key=key_of(organisation))
    queue_index_many(keys=keys_of_cases(organisation))


@transaction.atomic
def replace_names(*, organisation: Organisation, names: Iterable[str]) -> None:
    """Let an organisation be known by its own name and exactly these."""
    kept = [organisation.name, *names]
    organisation.names.exclude(key__in=[name_key(name) for name in kept]).delete()
    add_names(organisation=organisation, names=kept)
