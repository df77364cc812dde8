"""What a visitor downloads, and what the content policy would refuse."""

import gzip
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from alliantie.settings.env import BASE_DIR

ROOT = Path(BASE_DIR)
BUILT = ROOT / "alliantie" / "static" / "alliantie"
REFUSED = re.compile(
    r"<style|<script(?![^>]*\b(?:src=|type=\"application/))|\sstyle=|\son[a-z]{3,}=|javascript:",
    re.IGNORECASE,
)
TEMPLATES = [
    path
    for path in (ROOT / "templates").rglob("*.html")
    if not {"emails", "wagtailadmin"} & set(path.parts)
]


def gzipped(name: str) -> int:
    return len(gzip.compress((BUILT / name).read_bytes(), 9))


def test_page_stays_within_its_budget():
    assert gzipped("alliantie.css") < 20_000
    assert gzipped("alliantie.js") < 15_000
    assert sum(font.stat().st_size for font in (BUILT / "fonts").iterdir()) < 30_000


def test_stylesheet_calls_nobody():
    addresses = re.findall(r"url\(([^)]*)\)", (BUILT / "alliantie.css").read_text())
    assert addresses
    assert not [address for address in addresses if "//" in address or "data:" in address]


def test_no_registry_is_named():
    lock = (ROOT / "frontend" / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    assert "//" not in (ROOT / "frontend" / ".npmrc").read_text()


def test_template_needs_nothing_the_content_policy_refuses():
    assert TEMPLATES
    refused = {path: REFUSED.findall(path.read_text()) for path in TEMPLATES}
    assert {str(path.relative_to(ROOT)): found for path, found in refused.items() if found} == {}


@pytest.mark.parametrize("text", ["<p style='x'>", "<script>x</script>", '<a onclick="x">'])
def test_refused_markup_would_be_seen(text):
    assert REFUSED.search(text)


def test_what_changes_something_is_never_in_a_fold_that_wide_screens_open():
    """`ao-fold` folds on a phone only: what is asked before something goes would be passed over."""
    found = [
        path.name
        for path in TEMPLATES
        if BeautifulSoup(path.read_text(), "html.parser").select(
            "details.ao-fold form[method=post]"
        )
    ]
    assert found == []
