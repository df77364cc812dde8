"""No meeting gets an address that is a page of ours."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from events.models import EventIndexPage
from events.services.pages import RESERVED, free_slug

PLACES = ("bijeenkomsten/", "mijn/bijeenkomsten/")


def first_parts(resolver, prefix: str = "") -> set[str]:
    """Give the fixed first part of every address below the places where a title stands."""
    found = set()
    for pattern in resolver.url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found |= first_parts(pattern, path)
        elif isinstance(pattern, URLPattern):
            rests = (path.removeprefix(place) for place in PLACES if path.startswith(place))
            found |= {rest.partition("/")[0] for rest in rests}
    return {part for part in found if part and "<" not in part}


@pytest.mark.django_db
def test_every_first_part_of_a_route_is_reserved(site_home):
    parts = first_parts(get_resolver())
    assert {"werkvormen", "reeksen", "beurten", "nieuw", "podcast.xml", "agenda.ics"} <= parts
    assert parts - RESERVED == set()
    index = EventIndexPage.objects.get()
    for part in ("Reeks", "Thema", "Organisatie", "Beurten", "Nieuw"):
        assert free_slug(part, parent=index) == f"{part.lower()}-2"
