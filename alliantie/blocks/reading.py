"""Who reads a block, and what of it this reader may see."""

from collections.abc import Iterable, Mapping
from typing import Any

from alliantie.features.state import leads_nowhere
from alliantie.reader import seen_keys
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
    if reader is None:
        return {}
    wanted = [page for page in pages if page is not None]
    seen = seen_keys(wanted, reader)
    request = context["request"]
    return {page.pk: page.get_url(request) or "" for page in wanted if page.pk in seen}
