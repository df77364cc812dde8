"""What every page shows: menu, footer, notice."""

from typing import Any

from django.http import HttpRequest

from .frame import frame


def site(request: HttpRequest) -> dict[str, Any]:
    """Give templates the site's frame as seen from this page."""
    return {"frame": frame().seen_from(request.path)}
