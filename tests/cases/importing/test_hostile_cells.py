"""Cells as spiteful as they come: each becomes a page that opens, or a refused row; never a crash."""

from pathlib import Path

import pytest
from django.test import Client

from cases.models import CasePage

from .conftest import row

STRINGS = Path("../shared/data/testsuites/strings")
OWN = [
    "=cmd|' /C calc'!A0",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "<script>alert('x')</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "'; DROP TABLE cases_casepage; --",
    "{{ settings.SECRET_KEY }}{% debug %}",
    "\x00\x01\x02",
    "\u202eabc\u2066",
    "Z\u0351\u036b\u0343a\u0369l\u034fg\u0321o\u0317",
    "👩‍👩‍👧‍👦🏳️‍🌈",
    "../../../etc/passwd",
    "%s%n%d$(touch /tmp/x)`id`",
    '","",,""\n"',
    "ﷺ" * 100,
    "test" * 5_000,
    "<" * 5_000,
    "\ufeff",
]


def strings_of(name):
    path = STRINGS / name
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.django_db
@pytest.mark.parametrize("source", ["own", "csv.txt", "blns.txt", "xss-half.txt"])
def test_hostile_cells_everywhere(register, site_home, source):
    evil = OWN if source == "own" else strings_of(source)
    if not evil:
        pytest.skip(f"{STRINGS / source} is not here")
    evil = evil[:: max(1, len(evil) // 300)]
    columns = ("naam", "aanpak", "wet", "organisatie", "begin", "onderwerp", "nummer")
    rows = [row(n, naam=text, aanpak=text, wet=text) for n, text in enumerate(evil)]
    rows += [
        row(f"{n}-{column}", **{column: text})
        for column in columns[3:]
        for n, text in enumerate(evil[:100])
    ]
    register.write(rows)
    register.run("--publish", "--rejects", str(register.rejects))
    made = CasePage.objects.filter(source="proefregister")
    assert made.count() + len(register.refused()) == len(rows)
    for case in made:
        case.clean_fields(exclude=["approach", "organisation", "locale", "content_type", "path"])
        assert "<script" not in case.approach.lower()
        assert "onerror" not in case.approach.lower() or "<img" not in case.approach.lower()
    for line in register.refused():
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line)
    again = register.run("--publish")
    assert "0 nieuw, 0 bijgewerkt, 0 online gezet" in again


@pytest.mark.django_db
def test_hostile_title_is_text_on_the_page(register, site_home):
    register.write(
        [row(1, naam="<onbekend onclick=alert(1)>Titel", aanpak="<x-y onload=alert(2)>a")]
    )
    register.run("--publish")
    page = Client().get(CasePage.objects.get(source="proefregister").url).content.decode()
    assert "<onbekend" not in page
    assert "<x-y" not in page
    assert "&lt;onbekend" in page
