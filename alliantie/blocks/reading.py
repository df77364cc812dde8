"""Who reads a block, and what of it this reader may see."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from alliantie.features.state import leads_nowhere
from alliantie.validators import is_safe_address
from alliantie.visibility import Actor


def reader_of(context: Mapping[str, Any]) -> Actor | None:
    """Give who asks for the page; None where a block is drawn for nobody, as for a kept version."""
    found: Actor | None = getattr(context.get("request"), "actor", None)
    return found


def address_to(address: str) -> str:
    """Give an address as it may stand in a link; empty for one that is unsafe or leads nowhere now."""
    return address if is_safe_address(address) and not leads_nowhere(address) else ""


def seen_pages(pages: Iterable[Any], context: Mapping[str, Any]) -> dict[int, str]:
    """Give the addresses of those pages that the reader may see; one query a page type."""
    reader = reader_of(context)
    by_type: dict[type[Any], list[Any]] = defaultdict(list)
    for page in filter(None, pages):
        if hasattr(getattr(page.specific_class, "objects", None), "visible_to"):
            by_type[page.specific_class].append(page)
    if reader is None:
        return {}
    found: dict[int, str] = {}
    for model, some in by_type.items():
        asked = model.objects.visible_to(reader).filter(pk__in=[page.pk for page in some])
        seen = set(asked.values_list("pk", flat=True))
        request = context["request"]
        found |= {page.pk: page.get_url(request) or "" for page in some if page.pk in seen}
    return found
