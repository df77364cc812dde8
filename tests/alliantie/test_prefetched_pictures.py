"""Sizes of pictures that were fetched along cost nothing more."""

import pytest

from alliantie.models import Picture, Rendition
from tests.factories.uploads import make_picture

pytestmark = pytest.mark.django_db
SPEC = "max-40x40"


@pytest.fixture
def cached(monkeypatch):
    """Note what Wagtail writes to its cache."""
    written = []
    monkeypatch.setattr(Rendition.cache_backend, "set", lambda key, _value: written.append(key))
    return written


def test_a_size_fetched_along_is_given_without_query_or_cache(cached, django_assert_num_queries):
    made = make_picture().get_rendition(SPEC)
    picture = Picture.objects.prefetch_renditions(SPEC).get()
    cached.clear()
    with django_assert_num_queries(0):
        assert picture.get_rendition(SPEC) == made
    assert cached == []


def test_a_size_not_fetched_along_is_still_made():
    picture = make_picture()
    picture.get_rendition(SPEC)
    picture = Picture.objects.prefetch_renditions(SPEC).get()
    assert picture.get_rendition("max-20x20").filter_spec == "max-20x20"
