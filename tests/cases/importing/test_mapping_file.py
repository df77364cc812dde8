import tomllib
from pathlib import Path

import pytest

from cases.importing.errors import ImportFileError
from cases.importing.mapping_file import parse_mapping, read_mapping

from .conftest import MAPPING

MAPPINGS = sorted(Path("cases/mappings").glob("*.toml"))


@pytest.mark.parametrize("path", MAPPINGS, ids=lambda path: path.stem)
def test_our_mappings_are_valid(path):
    assert read_mapping(path).source.key == path.stem


def test_both_registers_have_a_mapping():
    assert {path.stem for path in MAPPINGS} == {"algoritmeregister", "ipsx"}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('key = "proefregister"', "", "[source]: 'key' ontbreekt"),
        ('key = "proefregister"', 'key = "Proef Register"', "kleine letters"),
        ('key = "proefregister"', "key = 5", "moet tekst zijn"),
        ("2026-01-31", '"31 januari"', "'date' moet een datum zijn"),
        ('title = "naam"', 'titel = "naam"', "'title' ontbreekt"),
        ('title = "naam"', 'title = "naam"\nextra = "x"', "'extra' is hier onbekend"),
        ('"municipality"', '"gemeente"', "[organisation]: 'kind' kan niet 'gemeente' zijn"),
        ('"running"', '"loopt"', "[fact 1]: 'values' kan niet 'loopt' zijn"),
        ('field = "phase"', 'field = "fase"', "kan niet 'fase' zijn"),
        ('name = "approach"', 'name = "aanpak"', "[section 1]: 'name' kan niet 'aanpak' zijn"),
        ('words = ["Woo", "anonimis"]', "", "horen bij elkaar"),
        ("{id}", "1", "{id}"),
        ("https://", "javascript://", "https://"),
        ("[source]", '[file]\nencoding = "klingon"\n\n[source]', "bestaat niet"),
        ("[source]", '[file]\nencoding = "hex"\n\n[source]', "bestaat niet"),
        ("[source]", '[file]\nseparator = "::"\n\n[source]', "'separator' kan niet"),
    ],
)
def test_mistake_is_one_clear_sentence(old, new, words):
    with pytest.raises(ImportFileError) as caught:
        parse_mapping(tomllib.loads(MAPPING.replace(old, new, 1)))
    assert words in caught.value.sentence
    assert "\n" not in caught.value.sentence


def test_bad_pattern_is_told(mapping):
    text = MAPPING + '[[organisation.rename]]\n[[organisation.rename.pattern]]\nfrom="("\nto=""\n'
    with pytest.raises(ImportFileError, match="het patroon klopt niet"):
        parse_mapping(tomllib.loads(text))


@pytest.mark.parametrize("content", [b"geen = toml = x", b"\xff\xfe", None])
def test_unreadable_mapping(tmp_path, content):
    path = tmp_path / "m.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ImportFileError, match="De mapping"):
        read_mapping(path)
