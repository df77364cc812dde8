import pytest
from django.core.cache import cache
from django.db import DatabaseError
from django.utils import timezone
from wagtail.models import Site

from alliantie import frame as frames
from alliantie.choices import Audience
from alliantie.frame import Entry, Frame, frame, usual_columns
from alliantie.models import ContactSettings, FooterSettings, MenuItem, NoticeSettings
from cases.choices import Readers
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case, make_member, make_organisation
from tests.factories.dilemmas import make_dilemma

pytestmark = pytest.mark.django_db


def test_reader_sees_where_she_is():
    menu = Frame(menu=(Entry("Voorbeelden", "/voorbeelden/"), Entry("Thema's", "/themas/")))
    now = timezone.now()
    currents = [entry.current for entry in menu.seen_from("/themas/open-data/", now=now).menu]
    assert currents == ["", "true"]
    assert menu.seen_from("/themas/", now=now).menu[1].current == "page"


def test_frame_is_read_once(site_home, django_assert_num_queries):
    frame()
    with django_assert_num_queries(0):
        assert frame().menu


def test_change_of_an_editor_is_seen_at_once(site_home, django_capture_on_commit_callbacks, client):
    frame()
    with django_capture_on_commit_callbacks(execute=True):
        item = MenuItem.objects.first()
        item.label = "Nieuwe keuze"
        item.save()
        site = Site.objects.get()
        contact = ContactSettings.for_site(site)
        contact.email = "vragen@example.org"
        contact.save()
        notice = NoticeSettings.for_site(site)
        notice.text, notice.is_shown = "Vanavond onderhoud", True
        notice.save()
    page = client.get("/").content.decode()
    assert "Nieuwe keuze" in page
    assert "vragen@example.org" in page
    assert "Vanavond onderhoud" in page


def test_the_footer_is_the_same_whoever_asks_for_it_first(site_home, client):
    for_members = make_case("Binnenskamers", audience=Audience.MEMBERS)
    dilemma = make_dilemma(make_member(make_organisation()), readers=Readers.EVERYONE)
    words = "".join(f'<a linktype="page" id="{one.pk}">Lees</a>' for one in (for_members, dilemma))
    FooterSettings.objects.update_or_create(site=Site.objects.get(), defaults={"text": words})
    cache.delete(frames.CACHE_KEY)
    client.force_login(make_editor())
    page = client.get("/").content.decode()
    assert page.count("<a>Lees</a>") == 2


def test_hidden_notice_is_not_shown(site_home):
    notice = NoticeSettings.for_site(Site.objects.get())
    notice.text = "Nog niet"
    notice.save()
    assert frame().notice is None


def test_page_comes_without_menu_when_the_database_is_away(monkeypatch):
    def away() -> Frame:
        raise DatabaseError

    monkeypatch.setattr(frames, "read_frame", away)
    assert frame() == Frame(columns=usual_columns(has_contact=False))
    assert cache.get(frames.CACHE_KEY) is None
