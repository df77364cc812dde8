"""An address for a series."""

from django.utils.text import slugify

from events.models import Series

LONGEST = 100


def free_address(title: str) -> str:
    """Make an address out of a name that no other series has."""
    base = slugify(title)[:LONGEST].strip("-") or "reeks"
    taken = set(Series.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
