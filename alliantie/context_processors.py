"""What every page shows: menu, footer, notice."""

from typing import Any

from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """Give templates the site's frame."""
    return {}
