import pytest

from search.models import PendingEntry
from search.registry import facet_labels, key_of, kind_of
from tests.factories.themes import make_theme
from themes.indexing import build

pytestmark = pytest.mark.django_db


def test_theme_is_described_with_its_synonyms():
    theme = make_theme("Algoritmes", synonyms=["AI"], definition="Wat ze doen.")
    document = build(theme)
    assert (document.kind, document.title, document.summary) == (
        "theme", "Algoritmes", "Wat ze doen.",
    )  # fmt: skip
    assert "AI" in document.body
    assert document.url == theme.get_absolute_url()


def test_saved_and_deleted_theme_wait_for_the_index():
    theme = make_theme()
    key = key_of(theme)
    assert PendingEntry.objects.filter(key=key).exists()
    PendingEntry.objects.all().delete()
    theme.delete()
    assert PendingEntry.objects.filter(key=key).exists()


def test_facet_of_themes_has_words_and_survives_junk():
    theme = make_theme("Open data")
    values = [str(theme.pk), "x", "9" * 40, "²"]
    assert facet_labels("theme", values) == {str(theme.pk): "Open data"}
    assert kind_of(key_of(theme)) is not None
