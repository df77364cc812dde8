"""Editorial pages with blocks on them, as tests make them."""

import json

from wagtail.models import ReferenceIndex

from home.models import EditorialPage


def page_with(home, *story, slug="alles", **fields):
    body = json.dumps([{"type": kind, "value": value} for kind, value in story])
    page = EditorialPage(title=slug.title(), slug=slug, body=body, **fields)
    home.add_child(instance=page)
    return page


def indexed(page):
    """Note what the page shows, as the worker does."""
    ReferenceIndex.create_or_update_for_object(page)
    return page


def link(page=None, address=""):
    return {"page": page and page.pk, "address": address}


def card(title="Kaart", **where):
    return {"title": title, "text": "", "link": link(**(where or {"address": "/zoeken/"}))}
