"""What every page shows: menu, footer, notice."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .frame import frame


def site(request: HttpRequest) -> dict[str, Any]:
    """Give templates the site's frame as seen from this page; a part of a page does not ask for it."""
    return {"frame": SimpleLazyObject(lambda: frame().seen_from(request.path))}
