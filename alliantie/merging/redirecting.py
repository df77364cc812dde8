"""Lead who comes at an address that went on, for good, to where it stands now."""

from copy import copy
from typing import Any
from urllib.parse import urlsplit

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from .watching import note_created, note_row


def lead_on(old_url: str, *, to: Page | str) -> None:
    """Answer an address that nothing has any more with 301; only what is not found is led on."""
    path = Redirect.normalise_path(urlsplit(old_url).path)
    is_page = isinstance(to, Page)
    values: dict[str, Any] = {
        "is_permanent": True,
        "automatically_created": True,
        "redirect_page": to if is_page else None,
        "redirect_page_route_path": "",
        "redirect_link": "" if is_page else str(to),
    }
    standing = list(Redirect.objects.filter(old_path=path, site=None).order_by("pk"))
    if standing:
        _lead_elsewhere(standing, values)
    else:
        note_created(Redirect.objects.create(old_path=path, **values))


def _lead_elsewhere(standing: list[Redirect], values: dict[str, Any]) -> None:
    """Change what led on from here already: two for one address answer with an error."""
    first, *others = standing
    before = copy(first)
    for name, value in values.items():
        setattr(first, name, value)
    first.save()
    note_row(before, first)
    for one in others:
        note_row(one)
        one.delete()
