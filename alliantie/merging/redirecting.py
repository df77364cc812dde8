"""Lead who comes at an address that went on, for good, to where it stands now."""

from typing import Any
from urllib.parse import urlsplit

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from .watching import note_created


def lead_on(old_url: str, *, to: Page | str) -> None:
    """Answer an address that nothing has any more with 301; only what is not found is led on."""
    path = Redirect.normalise_path(urlsplit(old_url).path)
    Redirect.objects.filter(old_path=path, site=None).delete()
    where: dict[str, Any] = (
        {"redirect_page": to} if isinstance(to, Page) else {"redirect_link": str(to)}
    )
    note_created(
        Redirect.objects.create(
            old_path=path, is_permanent=True, automatically_created=True, **where
        )
    )
