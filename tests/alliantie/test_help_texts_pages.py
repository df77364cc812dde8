"""The help beside fields: changed by a site admin, read by who fills in the form."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from alliantie.choices import Role
from alliantie.help_texts.changing import change
from alliantie.help_texts.registry import helped_form, helped_forms
from alliantie.models import AuditEntry, HelpText
from alliantie.site_admins import SettingRefusedError
from alliantie.visibility import Actor
from tests.factories.accounts import make_editor

pytestmark = pytest.mark.django_db


def help_on(client) -> str:
    page = BeautifulSoup(client.get(reverse("people:ask")).content, "lxml")
    return str(page.find(id="id_text_helptext"))


def test_a_site_admin_changes_help_and_puts_it_back(
    site_home, client, django_capture_on_commit_callbacks
):
    standard = help_on(client)
    assert "Bijvoorbeeld: Hoe lak je namen" in standard
    client.force_login(make_editor("beheer@example.org", Role.SITE_ADMIN))
    assert client.get(reverse("help_texts")).status_code == 200
    address = reverse("help_text", args=["vraag"])

    def send(text: str, **more):
        page = BeautifulSoup(client.get(address).content, "lxml")
        given = {tag["name"]: tag.get("value", "") for tag in page.select("main form input[name]")}
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(address, {**given, "vraag.text": text, **more})

    key = str(uuid4())
    for _ in range(2):  # a double click is one change
        assert send("Kort & <b>krachtig</b>", key=key).status_code == 302
    assert "Kort &amp; &lt;b&gt;krachtig&lt;/b&gt;" in help_on(client)
    assert [row.pk for row in HelpText.objects.all()] == ["vraag.text"]  # the rest stays standard
    assert "1 tekst veranderd" in client.get(reverse("help_texts")).content.decode()

    late = send("Te laat", seen="")
    assert late.status_code == 400
    assert "intussen veranderd" in late.content.decode()
    assert 'value="Te laat"' in late.content.decode()
    assert send("x" * 401).status_code == 400
    assert send("Nog iets", doe="terug").status_code == 302
    assert help_on(client) == standard
    assert not HelpText.objects.exists()
    assert send("Weer anders").status_code == 302
    assert send("").status_code == 302  # emptied is the standard, not a field without help
    assert help_on(client) == standard
    assert AuditEntry.objects.filter(action="help_text.change", object_id="vraag").count() == 4
    assert client.get(reverse("help_text", args=["niets"])).status_code == 404


def test_only_site_admins_change_help(site_home, client):
    assert len(helped_forms()) > 15
    assert all(one.fields() for one in helped_forms())
    found = helped_form("vraag")
    assert found
    for roles in ((), (Role.EDITOR,), (Role.MODERATOR,)):
        actor = Actor(roles=frozenset(roles))
        with pytest.raises(SettingRefusedError):
            change(form=found, texts={"vraag.text": "Van mij"}, seen="", actor=actor)
    client.force_login(make_editor())
    for address in (reverse("help_texts"), reverse("help_text", args=["vraag"])):
        assert client.get(address).status_code == 302
    assert client.post(reverse("help_text", args=["vraag"]), {}).status_code == 302
    assert not HelpText.objects.exists()
