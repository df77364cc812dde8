"""Whether an address of this site answers anything: asked of the routes and the tree, never of the network."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

PAGES = "wagtail_serve"


@dataclass
class Pointing:
    """What of a link is asked here; rows of links have the same."""

    label: str
    page: Page | None
    address: str


def answers(address: str) -> bool:
    """Say whether an address leads to a route, a page that is online or a redirect; other sites are not asked."""
    if not address.startswith("/"):
        return True
    path = urlsplit(address).path
    return is_taken(path) or _is_redirected(path)


def is_taken(path: str) -> bool:
    """Say whether a route or a page that is online stands at a path, with or without its last slash."""
    whole = path if path.endswith("/") else f"{path}/"
    found = _route(path) or _route(whole)
    if found is None:
        return False
    return found.view_name != PAGES or _page_stands(whole)


def _route(path: str) -> ResolverMatch | None:
    try:
        return resolve(path)
    except Resolver404:
        return None


def _page_stands(path: str) -> bool:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return False
    try:
        site.root_page.specific.route(HttpRequest(), [one for one in path.split("/") if one])
    except Http404:
        return False
    return True


def _is_redirected(path: str) -> bool:
    return bool(Redirect.objects.filter(old_path=Redirect.normalise_path(path)).exists())


def warnings(links: Iterable[Pointing]) -> list[str]:
    """Give a sentence for each link that leads nowhere now."""
    said = []
    for link in links:
        if link.page is not None and not link.page.live:
            said.append(
                _("“%(label)s” staat er niet: de pagina is niet gepubliceerd.")
                % {"label": link.label}
            )
        elif link.address and not answers(link.address):
            said.append(
                _("“%(label)s” leidt nergens heen: op %(address)s staat niets.")
                % {"label": link.label, "address": link.address}
            )
    return said
