"""Old addresses: kept when a page moves, set by editors, and never a trick."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from alliantie.choices import Audience, Role
from alliantie.redirects import forms, middleware
from home.models import EditorialPage
from tests.factories.accounts import make_editor
from tests.factories.cases import make_member, make_organisation

pytestmark = [pytest.mark.django_db, pytest.mark.editorial]
ADD = reverse("wagtailredirects:add")


def editorial(parent, slug, **fields) -> EditorialPage:
    page = parent.add_child(instance=EditorialPage(title=slug.title(), slug=slug, **fields))
    page.save_revision().publish()
    return page


def add(client, old_path, *, link="", page=None) -> str:
    """Ask for a redirect as the screen does; give what the screen says of it, or nothing when it is kept."""
    given = {"old_path": old_path, "redirect_link": link, "is_permanent": "on"}
    answer = client.post(ADD, {**given, "redirect_page": page.pk if page else ""})
    if answer.status_code == 302:
        return ""
    found = BeautifulSoup(answer.content, "html.parser")
    assert found.find("input", attrs={"name": "old_path"})["value"] == old_path
    return " ".join(one.get_text(" ", strip=True) for one in found.select(".error-message"))


def test_moved_page_keeps_its_old_addresses_and_tells_them_only_to_who_may_see_it(
    site_home, client, monkeypatch, django_capture_on_commit_callbacks
):
    def renamed(page, slug) -> EditorialPage:
        page = EditorialPage.objects.get(pk=page.pk)
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        return page

    top, page = editorial(site_home, "dossiers"), editorial(site_home, "werkgroep")
    child = editorial(page, "leden", audience=Audience.MEMBERS)
    page.move(top, pos="last-child")
    answer = client.get("/werkgroep/")
    assert (answer.status_code, answer.url) == (301, "/dossiers/werkgroep/")
    assert "max-age=3600" in answer["Cache-Control"]
    page = renamed(page, "groep")
    for old in ("/werkgroep/", "/dossiers/werkgroep/", "/werkgroep/?uit=mail"):
        assert client.get(old).url == "/dossiers/groep/", old
    assert client.get("/werkgroep/leden/").status_code == 404  # nor does its new address come out
    client.force_login(make_member(make_organisation(), "lid"))
    assert client.get("/werkgroep/leden/").url == "/dossiers/groep/leden/"
    client.logout()

    page = renamed(page, "werkgroep")
    assert client.get("/dossiers/werkgroep/").status_code == 200  # what stands goes before
    assert client.get("/dossiers/groep/").url == "/dossiers/werkgroep/"
    page.unpublish()
    for there_and_back in ("/dossiers/groep/", "/dossiers/werkgroep/", "/werkgroep/"):
        assert client.get(there_and_back).status_code == 404, there_and_back
    assert child.pk

    def away(*_args):
        raise DatabaseError

    monkeypatch.setattr(middleware, "get_redirect", away)
    assert client.get("/bestaat-niet/").status_code == 404


def test_editors_set_redirects_that_lead_somewhere_in_one_step(site_home, client):
    client.force_login(make_member(make_organisation(), "lid"))
    assert client.get(ADD).status_code != 200
    client.force_login(make_editor())
    screen = client.get(reverse("wagtailredirects:index")).content.decode()
    assert "Doorverwijzing" in screen
    about = EditorialPage.objects.get(slug="over-ons")
    assert add(client, "/oud/", page=about) == ""
    assert client.get("/oud/").url == "/over-ons/"
    assert add(client, "/ouder/", link="/zoeken/?q=woo") == ""
    assert client.get("/ouder/").url == "/zoeken/?q=woo"
    assert "staat al een pagina" in add(client, "/over-ons/", link="/themas/")
    assert "staat al een pagina" in add(client, "/themas", link="/over-ons/")
    assert "al een doorverwijzing" in add(client, "/oud", link="/themas/")
    assert "een van de twee" in add(client, "/leeg/")
    assert "een van de twee" in add(client, "/twee/", link="/themas/", page=about)
    assert "verwijst zelf door naar /over-ons/" in add(client, "/keten/", link="/oud/")
    assert "weer terug" in add(client, "/zelf/", link="/zelf/")
    for unsafe in (
        "javascript:alert(1)",
        "//elders.example/",
        "http://elders.example/",
        "https://[x",
    ):
        assert "Dit adres kan niet" in add(client, "/raar/", link=unsafe), unsafe
    assert "Dit adres kan niet" in add(client, "https://[x/", link="/themas/")
    for elsewhere in ("https://elders.example/", "https://localhost.elders.example/"):
        assert "Alleen sitebeheer" in add(client, "/weg/", link=elsewhere), elsewhere
    assert Redirect.objects.count() == 2
    client.force_login(make_editor("beheer@example.org", Role.SITE_ADMIN))
    assert add(client, "/weg/", link="https://elders.example/a") == ""
    assert client.get("/weg/").url == "https://elders.example/a"


def test_chain_is_followed_to_its_end_and_a_circle_is_nothing(site_home, client):
    here = forms.settings.SITE_URL
    about = EditorialPage.objects.get(slug="over-ons")
    old = Redirect.add_redirect("/oud", about)
    Redirect.add_redirect("/e", f"{here}/oud/")
    Redirect.add_redirect("/f", f"{here}/e/", is_permanent=False)
    assert client.get("/e/").url == "/over-ons/"
    answer = client.get("/f/")
    assert (answer.status_code, answer.url) == (302, "/over-ons/")
    client.force_login(make_editor())
    Redirect.add_redirect("/c", f"{here}/d/")
    assert "weer terug" in add(client, "/d/", link="/c/")
    Redirect.add_redirect("/d", f"{here}/c/")
    assert client.get("/c/").status_code == 404
    assert client.post("/oud/").status_code == 404  # what was sent would be lost on the way
    changed = reverse("wagtailredirects:edit", args=[old.pk])
    given = {"old_path": "/oud/", "redirect_link": "/themas/", "redirect_page": ""}
    assert client.post(changed, given).status_code == 302
    assert client.get("/f/").url == "/themas/"


def test_redirects_from_a_file_are_few_whole_and_stay_here(site_home, client):
    client.force_login(make_editor("beheer@example.org", Role.SITE_ADMIN))
    start, process = (
        reverse("wagtailredirects:start_import"),
        reverse("wagtailredirects:process_import"),
    )

    def upload(text, name="lijst.csv"):
        raw = text if isinstance(text, bytes) else text.encode()
        return client.post(start, {"import_file": SimpleUploadedFile(name, raw)})

    refused = {
        "hoogstens 500": "van,naar\n" + "/x/,/themas/\n" * 501,
        "te groot": "van,naar\n" + "x" * 200_001,
        "UTF-8": "van,naar\n/caf\xe9/,/themas/".encode("latin-1"),
        "Regel 3 heeft niet": "van,naar\n/a/,/themas/\n/b/\n",
        "Regel 1 heeft niet": "van\n/a/\n",
    }
    for sentence, text in refused.items():
        assert sentence in upload(text).content.decode(), sentence
    assert ".csv of .tsv" in upload("van,naar", "lijst.xlsx").content.decode()

    rows = "van,naar\n/oud-a/,/themas/\n/oud-b/,https://elders.example/\n/over-ons/,/themas/\n"
    shown = BeautifulSoup(upload(rows).content, "html.parser")
    hidden = {one["name"]: one["value"] for one in shown.select("form input[type=hidden]")}
    answer = client.post(process, {**hidden, "from_index": "0", "to_index": "1"})
    said = answer.content.decode()
    assert "Alleen sitebeheer" in said
    assert "staat al een pagina" in said
    assert list(Redirect.objects.values_list("old_path", flat=True)) == ["/oud-a"]
    assert client.get("/oud-a/").url == "/themas/"
