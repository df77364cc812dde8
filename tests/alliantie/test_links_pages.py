"""Menu, footer and the page that is not there, as site admins set them and readers find them."""

from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Site

from alliantie import frame as frames
from alliantie.choices import Audience, Role
from alliantie.models import (
    ContactSettings,
    FooterColumn,
    FooterSettings,
    MenuItem,
    MenuSettings,
    NotFoundSettings,
)
from cases.choices import Readers
from cases.services.audiences import set_audience
from home.models import EditorialPage
from organisations.actors import actor_for
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case, make_member, make_organisation
from tests.factories.dilemmas import make_dilemma

pytestmark = [pytest.mark.django_db, pytest.mark.editorial]


def page_at(client, path="/") -> BeautifulSoup:
    return BeautifulSoup(client.get(path).content, "html.parser")


def menu_of(client) -> list[tuple[str, str]]:
    found = page_at(client).find("nav", class_="ao-menu").find_all("a")
    return [(link.get_text(), link["href"]) for link in found]


def footer_of(client) -> dict[str, str]:
    return {
        link.get_text(): link["href"] for link in page_at(client).footer.nav.parent.find_all("a")
    }


def editorial(parent, title, slug, **fields) -> EditorialPage:
    page = parent.add_child(instance=EditorialPage(title=title, slug=slug, **fields))
    page.save_revision().publish()
    return page


def grow(parent, first, last) -> None:
    """Put pages below another at once: one by one they take longer than all that is asked of them."""
    depth = parent.depth + 1
    shared = {
        "depth": depth,
        "locale_id": parent.locale_id,
        "content_type": ContentType.objects.get_for_model(EditorialPage),
    }
    rows = Page.objects.bulk_create(
        Page(
            path=Page._get_path(parent.path, depth, n),
            title=f"Pagina {n}",
            slug=f"pagina-{n}",
            url_path=f"{parent.url_path}pagina-{n}/",
            **shared,
        )
        for n in range(first, last + 1)
    )
    own = [EditorialPage(page_ptr_id=row.pk) for row in rows]
    fields = EditorialPage._meta.local_concrete_fields
    EditorialPage._base_manager._insert(own, fields=fields, using="default")
    Page.objects.filter(pk=parent.pk).update(numchild=last)


def edit_url(model) -> str:
    names = (model._meta.app_label, model._meta.model_name, Site.objects.get().pk)
    return reverse("wagtailsettings:edit", args=names)


def sent(prefix: str, rows: list[dict[str, object]]) -> dict[str, object]:
    """Give a list of a screen in the CMS as the browser sends it."""
    form: dict[str, object] = {
        f"{prefix}-TOTAL_FORMS": len(rows),
        f"{prefix}-INITIAL_FORMS": 0,
        f"{prefix}-MIN_NUM_FORMS": 0,
        f"{prefix}-MAX_NUM_FORMS": 1000,
    }
    for number, row in enumerate(rows):
        given = {"label": "Keuze", "page": "", "address": "", **row, "ORDER": number + 1}
        form |= {f"{prefix}-{number}-{name}": value for name, value in given.items()}
    return form


def test_menu_follows_a_page_and_leaves_out_who_may_not_see_it(
    site_home, client, django_capture_on_commit_callbacks
):
    def later(change):
        with django_capture_on_commit_callbacks(execute=True):
            change()

    menu = MenuSettings.for_site(Site.objects.get())
    menu.items.all().delete()
    page = editorial(site_home, "Over de werkgroep", "werkgroep")
    inner = editorial(page, "Binnen", "binnen", audience=Audience.MEMBERS)
    later(lambda: MenuItem.objects.create(menu=menu, label="Groep", page=page, sort_order=1))
    later(lambda: MenuItem.objects.create(menu=menu, label="Binnen", page=inner, sort_order=2))
    assert menu_of(client) == [("Groep", "/werkgroep/")]

    client.force_login(make_member(make_organisation(), "lid"))
    assert ("Binnen", "/werkgroep/binnen/") in menu_of(client)
    client.logout()

    page.slug = "groep"
    later(lambda: page.save_revision().publish())
    assert menu_of(client) == [("Groep", "/groep/")]
    later(page.unpublish)
    assert page_at(client).find("nav", class_="ao-menu") is None
    moment = timezone.now()
    page.refresh_from_db()
    page.go_live_at, page.expire_at = moment, moment + timedelta(hours=1)
    later(lambda: page.save_revision().publish())
    assert menu_of(client) == [("Groep", "/groep/")]
    with time_machine.travel(moment + timedelta(hours=2)):  # nobody unpublished it yet
        assert page_at(client).find("nav", class_="ao-menu") is None
    later(lambda: Page.objects.get(pk=page.pk).delete())
    assert not MenuItem.objects.filter(menu=menu).exists()


def test_links_keep_up_with_authors_and_tell_of_no_page_for_chosen_readers(
    site_home, client, django_capture_on_commit_callbacks
):
    def later(change):
        with django_capture_on_commit_callbacks(execute=True):
            change()

    author = make_member(make_organisation(), "auteur")
    case = make_case(owner=author, organisation=author.memberships.get().organisation)
    dilemma = make_dilemma(author, readers=Readers.EVERYONE)
    menu = MenuSettings.for_site(Site.objects.get())
    menu.items.all().delete()
    for title, page in (("Verhaal", case), ("Dilemma", dilemma)):
        link = MenuItem(menu=menu, label=title, page=Page.objects.get(pk=page.pk), sort_order=1)
        later(link.save)
        if page == dilemma:
            with pytest.raises(ValidationError, match="niet iedereen"):
                link.clean()
    assert [label for label, _url in menu_of(client)] == ["Verhaal"]
    later(lambda: set_audience(page=case, actor=actor_for(author), audience=Audience.PRIVATE))
    assert page_at(client).find("nav", class_="ao-menu") is None


def test_footer_is_never_empty_and_hides_what_leads_nowhere(
    site_home, client, django_capture_on_commit_callbacks
):
    footer = footer_of(client)
    assert footer["Wat het netwerk deed"] == "/wat-het-netwerk-deed/"
    assert footer["Privacy"] == "/privacy/"
    assert "Contact" not in footer
    with django_capture_on_commit_callbacks(execute=True):
        contact = ContactSettings.for_site(Site.objects.get())
        contact.email = "vragen@example.org"
        contact.save()
        FooterColumn.objects.all().delete()
    usual = footer_of(client)
    assert usual["Contact"] == "/contact/"
    assert set(footer) < set(usual)

    client.force_login(make_editor("beheer@example.org", Role.SITE_ADMIN))
    form = {
        "text": '{"blocks": [], "entityMap": {}}',
        **sent("columns", [{"heading": "Lezen"}]),
        **sent("columns-0-links", [{"label": "Thema's", "address": "/themas/"}]),
    }
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(edit_url(FooterSettings), form).status_code == 302
    columns = page_at(client).footer.find_all("nav")
    assert [column.h2.get_text() for column in columns] == ["Lezen"]
    assert [link["href"] for link in columns[0].find_all("a")] == ["/themas/"]


def test_cms_refuses_what_is_unsafe_or_too_much_and_warns_of_what_leads_nowhere(
    site_home, client, django_capture_on_commit_callbacks
):
    url = edit_url(MenuSettings)
    client.force_login(make_editor())
    assert client.get(url).status_code == 302  # editors do not set the menu
    client.force_login(make_editor("beheer@example.org", Role.SITE_ADMIN))
    fresh = client.get(url).content.decode()
    assert ("Op deze" in fresh, "hoogstens 8. Is het vol?" in fresh) == (False, True)
    bad = client.post(url, sent("items", [{"address": "javascript:alert(1)"}]))
    assert "Dit adres kan niet." in bad.content.decode()
    assert "javascript:alert(1)" in bad.content.decode()  # nothing typed is lost
    both = client.post(url, sent("items", [{"address": "/a/", "page": site_home.pk}, {}]))
    assert "niet allebei" in both.content.decode()
    assert "Kies een pagina of typ een adres." in both.content.decode()
    many = client.post(url, sent("items", [{"address": "/themas/"}] * 9))
    assert "hoogstens 8. Haal er een paar weg" in many.content.decode()
    usual = MenuItem.objects.count()
    assert usual == 8
    waiting = site_home.add_child(instance=EditorialPage(title="Later", slug="later", live=False))
    rows = [
        {"label": "Niets", "address": "/bestaat-niet/"},
        {"label": "Zoek", "address": "/zoeken"},
        {"label": "Later", "page": waiting.pk},
        {"label": "Over", "address": "/over-ons/"},
        {"label": "Elders", "address": "https://www.example.org/"},
    ]
    MenuItem.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        text = client.post(url, sent("items", rows), follow=True).content.decode()
    assert "“Niets” leidt nergens heen: op /bestaat-niet/ staat niets." in text
    assert "“Later” staat er niet: de pagina is niet gepubliceerd." in text
    assert not any(f"“{fine}”" in text for fine in ("Zoek", "Over", "Elders"))
    assert "Later" not in dict(menu_of(client))


def test_five_hundred_pages_make_no_page_slower_or_larger(site_home, client):
    parent = editorial(site_home, "Dossier", "dossier")
    editor = make_editor("beheer@example.org", Role.SITE_ADMIN)
    choosing = reverse("wagtailadmin_choose_page_child", args=[parent.pk])

    def cost(path) -> tuple[int, int]:
        client.get(path)  # what is asked once is asked
        with CaptureQueriesContext(frames.transaction.get_connection()) as queries:
            answer = client.get(path)
        assert answer.status_code == 200, path
        return len(queries), len(answer.content)

    grow(parent, 1, 30)
    paths = ("/", "/dossier/", "/dossier/pagina-1/")
    few = [cost(path) for path in paths]
    client.force_login(editor)
    few_chosen = cost(choosing)
    client.logout()
    grow(parent, 31, 500)
    menu = MenuSettings.for_site(Site.objects.get())
    MenuItem.objects.bulk_create(
        MenuItem(menu=menu, label=one.title, page_id=one.pk, sort_order=9)
        for one in Page.objects.child_of(parent)
    )
    cache.delete(frames.CACHE_KEY)
    assert len(menu_of(client)) <= 8
    assert MenuItem.objects.count() > 500
    MenuItem.objects.filter(page__isnull=False).delete()
    cache.delete(frames.CACHE_KEY)
    assert [cost(path) for path in paths] == few
    client.force_login(editor)
    queries, size = cost(choosing)
    assert queries <= few_chosen[0] + 1
    assert size < few_chosen[1] * 1.1


def test_page_that_is_not_there_says_what_is_set_and_the_usual_without_a_database(
    site_home, client, django_capture_on_commit_callbacks, monkeypatch
):
    client.force_login(make_editor("beheer@example.org", Role.SITE_ADMIN))
    form = {
        "title": "Verdwaald?",
        "text": "Misschien helpt dit.",
        **sent("links", [{"label": "Over ons", "address": "/over-ons/"}]),
    }
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(edit_url(NotFoundSettings), form).status_code == 302
    client.logout()
    answer = client.get("/bestaat-niet/")
    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 404
    assert page.h1.get_text() == "Verdwaald?"
    assert page.title.get_text().startswith("Verdwaald?")
    assert [link["href"] for link in page.main.select(".ao-actions a")] == ["/over-ons/"]
    assert page.main.find("form", action="/zoeken/")

    def away():
        raise DatabaseError

    cache.delete(frames.CACHE_KEY)
    monkeypatch.setattr(frames, "read_frame", away)
    page = BeautifulSoup(client.get("/bestaat-niet/").content, "html.parser")
    assert page.h1.get_text() == "Deze pagina is er niet"
    assert len(page.main.select(".ao-actions a")) == 3
    assert page.footer.find("a", href="/privacy/")
