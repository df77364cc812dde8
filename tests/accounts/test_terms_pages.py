"""Agreeing at sign-up and on the desk; nothing that was typed is lost on the way."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Acceptance, User
from accounts.services import terms
from tests.accounts.test_signing_up import sign_up
from tests.accounts.test_terms import RULES, TERMS, publish
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db
AGREE = "/account/akkoord/"
WRITING = "/mijn/praktijkvoorbeelden/nieuw/?van=desk"
TYPED = 'Een lang verhaal over <b>openheid</b> & "meer"\nmet twee regels.'


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()


@pytest.fixture
def _asked(site_home):
    publish(agree_from=timezone.localdate())
    publish(TERMS, agree_from=timezone.localdate())


def fields(response) -> dict[str, list[str]]:
    """Give what the form of a page would send."""
    form = BeautifulSoup(response.content, "html.parser").main.find("form", method="post")
    found: dict[str, list[str]] = {"": [form["action"]]}
    for one in form.find_all("input"):
        if one.get("type") != "checkbox":
            found.setdefault(one["name"], []).append(one.get("value", ""))
    return found


@pytest.mark.usefixtures("_asked")
def test_a_newcomer_agrees_with_versions_by_name(client):
    page = client.get(reverse("account_signup"))
    label = BeautifulSoup(page.content, "html.parser").find("label", attrs={"for": "id_agree"})
    assert (
        label.get_text(strip=True)
        == ("Ik ga akkoord met dehuisregels (versie 1)envoorwaarden (versie 1).")
        or "huisregels (versie 1)" in label.get_text()
    )
    assert client.get(label.find("a")["href"]).status_code == 200
    [versions] = fields(page)["versions"]
    without = sign_up(client, versions=versions)
    assert "Vink aan dat je akkoord gaat" in without.content.decode()
    assert "Nadia" in without.content.decode()
    publish(text="<p>Net veranderd.</p>")
    late = sign_up(client, versions=versions, agree="on")
    assert "net veranderd" in late.content.decode()
    assert not User.objects.exists()
    [newer] = fields(late)["versions"]
    assert newer != versions
    sign_up(client, versions=newer, agree="on")
    user = User.objects.get()
    agreed = Acceptance.objects.filter(user=user).values_list("version__kind", "version__number")
    assert sorted(agreed) == [("huisregels", 2), ("voorwaarden", 1)]
    assert terms.owed_by(user.pk) == []


@pytest.mark.usefixtures("_asked")
def test_a_member_is_asked_once_and_may_read_and_leave_without(client):
    user = make_user()
    client.force_login(user)
    asked = client.get(WRITING)
    assert asked["Location"].startswith(f"{AGREE}?next=")
    page = client.get(asked["Location"])
    assert "versie 1 van" in page.content.decode()
    for open_ in ("/", "/afspraken/huisregels/", "/mijn/gegevens/", "/mijn/gegevens/wissen/"):
        assert client.get(open_).status_code == 200, open_
    assert client.post("/mijn/gegevens/").headers["Content-Disposition"]
    wrong = client.post(AGREE, {"versions": fields(page)["versions"], "next": WRITING})
    assert (wrong.status_code, Acceptance.objects.count()) == (400, 0)
    sent = {name: value[0] for name, value in fields(page).items() if name}
    done = client.post(AGREE, sent | {"agree": "on"})
    assert done["Location"] == WRITING
    assert Acceptance.objects.filter(user=user).count() == 2
    assert client.get(WRITING).status_code == 200
    for elsewhere in ("https://elders.example/mijn/", "//elders.example/mijn/", "/cms/"):
        assert client.post(AGREE, {"next": elsewhere})["Location"] == "/mijn/"
    # Once it is known in this session, no page of the desk asks the database again.
    with CaptureQueriesContext(connection) as asked:
        client.get(WRITING)
    assert not [one for one in asked if "accounts_acceptance" in one["sql"]]
    publish(text="<p>Weer anders.</p>")
    assert client.get(WRITING).status_code == 200
    publish(TERMS, text="<p>Echt anders.</p>", agree_from=timezone.localdate() - timedelta(days=40))
    assert client.get(WRITING).status_code == 302


@pytest.mark.usefixtures("_asked")
def test_a_form_that_was_on_its_way_is_sent_after_agreeing(client):
    client.force_login(make_user())
    form = {"title": TYPED, "themes": ["1", "2"], "key": "abc", "wachtwoord": "geheim", "leeg": ""}
    file = SimpleUploadedFile("a.txt", b"x")
    asked = client.post(WRITING, {**form, "attachment": file})
    assert asked.status_code == 409
    kept = fields(asked)
    assert "geheim" not in asked.content.decode()
    wrong = client.post(AGREE, {name: value for name, value in kept.items() if name})
    assert wrong.status_code == 400
    kept = fields(wrong)
    done = client.post(kept.pop("")[0], {**kept, "agree": "on"})
    again = fields(done)
    assert again.pop("") == [WRITING]
    again.pop("csrfmiddlewaretoken", None)
    typed = TYPED.replace("\n", "\r\n")
    assert {
        name: [one.replace("\r\n", "\n") for one in value] for name, value in again.items()
    } == {
        "title": [typed.replace("\r\n", "\n")],
        "themes": ["1", "2"],
        "key": ["abc"],
        "leeg": [""],
    }
    assert "Kies ze daarna opnieuw" in done.content.decode()
    assert client.post(WRITING, form).status_code != 409


@pytest.mark.usefixtures("_asked")
def test_another_site_puts_no_words_in_the_form_and_a_script_loses_none(site_home):
    user, strict = make_user(), Client(enforce_csrf_checks=True)
    strict.force_login(user)
    from_elsewhere = strict.post(WRITING, {"title": TYPED})
    assert from_elsewhere.status_code == 403
    assert b"kept-" not in from_elsewhere.content
    quick = Client(headers={"HX-Request": "true"})
    quick.force_login(user)
    assert quick.post(WRITING, {"title": TYPED}).status_code == 409


@pytest.mark.usefixtures("_asked")
def test_visitors_read_every_version(client):
    publish(text="<p>Anders.</p>")
    listed = client.get("/afspraken/huisregels/").content.decode()
    assert "Versie 2 van" in listed
    assert "<del>Wees netjes.</del>" in listed
    assert "<ins>Anders.</ins>" in listed
    assert "Wees netjes." in client.get("/afspraken/huisregels/1/").content.decode()
    for nothing in ("/afspraken/iets/", "/afspraken/huisregels/9/", "/afspraken/iets/1/"):
        assert client.get(nothing).status_code == 404
    assert RULES.value in "/afspraken/huisregels/"
