"""Editors see two versions of a page side by side, reached from its history."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from home.models import EditorialPage
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case

pytestmark = [pytest.mark.django_db, pytest.mark.editorial]


def body(*texts: str) -> str:
    return json.dumps([{"type": "text", "value": f"<p>{text}</p>", "id": text} for text in texts])


def side_by_side(client, page, first, second) -> dict[str, tuple[str, str]]:
    """Give what each column shows of a part, as the style sheet leaves it."""
    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk])
    history = client.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    assert url in history.content.decode()
    shown = BeautifulSoup(client.get(url).content, "html.parser")
    table = shown.find("table", class_="ao-versions")
    assert [one["scope"] for one in table.thead.find_all("th")] == ["col"] * 3
    found = {}
    for row in table.tbody.find_all("tr", recursive=False):
        before, after = row.find("td", class_="ao-before"), row.find("td", class_="ao-after")
        for cell, hidden in ((before, "addition"), (after, "deletion")):
            for one in cell.select(f".{hidden}, .ao-which"):
                one.decompose()
        label = row.find("th", scope="row").get_text(strip=True)
        found[label] = tuple(" ".join(cell.get_text().split()) for cell in (before, after))
    return found


def test_blocks_of_a_page_and_fields_of_a_case_stand_side_by_side(site_home, client):
    editor = make_editor()
    client.force_login(editor)
    page = EditorialPage(
        title="Open dag", slug="dag", body=body("Kom om tien uur", "Neem brood mee")
    )
    site_home.add_child(instance=page)
    first = page.save_revision(user=editor, log_action=True)
    page.title, page.body = "Open week", body("Kom om negen uur", "Er is koffie")
    second = page.save_revision(user=editor, log_action=True)
    shown = side_by_side(client, page, first, second)
    assert shown["Titel"] == ("Open dag", "Open week")
    before, after = shown["Tekst"]
    assert "tien" in before
    assert "Neem brood mee" in before
    assert "negen" not in before
    assert "koffie" not in before
    assert "negen uur" in after
    assert "Er is koffie" in after
    assert "brood" not in after

    case = make_case()
    first = case.save_revision(user=editor, log_action=True)
    case.summary, case.problem = "Kort nieuw", "<p>Het duurde te lang.</p><p>En nog langer.</p>"
    second = case.save_revision(user=editor, log_action=True)
    fields = side_by_side(client, case, first, second)
    assert len(fields) == 2
    assert any("te lang. En nog" in after for _before, after in fields.values())
    assert any(after == "Kort nieuw" and "nieuw" not in before for before, after in fields.values())

    same = reverse("wagtailadmin_pages:revisions_compare", args=[case.pk, second.pk, second.pk])
    assert "Deze twee versies zijn gelijk." in client.get(same).content.decode()
