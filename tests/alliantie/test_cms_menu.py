import json
import re

import pytest

from alliantie.choices import Role
from tests.factories.accounts import make_editor

pytestmark = pytest.mark.django_db
GATHERED = [
    "Wie wil meedoen?", "Uitnodigingen", "Ambassadeurs", "Vragen", "Vraag en aanbod nakijken", "Wie doet wat?",
    "Vraag en aanbod", "Kennismakingen", "Profielen", "Rondje", "Meteen publiceren", "Actualiteiten", "Meldingen",
]  # fmt: skip


def menu(client) -> dict[str, list[str]]:
    """Give every entry of the main menu with the entries under it."""
    page = client.get("/cms/").content.decode()
    sidebar = re.search(r'<script id="wagtail-sidebar-props"[^>]*>(.*?)</script>', page, re.DOTALL)
    (main,) = [
        part["_args"][0]
        for part in json.loads(sidebar[1])["modules"]
        if part["_type"] == "wagtail.sidebar.MainMenuModule"
    ]
    return {
        entry["_args"][0]["label"]: [inner["_args"][0]["label"] for inner in entry["_args"][1]]
        if entry["_type"] == "wagtail.sidebar.SubMenuItem"
        else []
        for entry in main
    }


def test_all_about_people_stands_under_one_heading(client, site_home):
    client.force_login(make_editor())
    shown = menu(client)
    assert shown["Mensen"] == GATHERED
    assert not set(GATHERED) & set(shown)


def test_who_holds_a_narrow_role_sees_only_what_is_theirs_under_it(client, site_home):
    client.force_login(make_editor("vertrouwd@example.org", Role.CONFIDENTIAL))
    assert menu(client)["Mensen"] == ["Meldingen"]
