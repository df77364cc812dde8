import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection, Locale, Page, Site, Workflow

from alliantie.choices import Role
from alliantie.models.menu import MOST_CHOICES
from cases.models import CaseIndexPage
from home.models import EditorialPage, HomePage
from home.services import ensure_site
from home.starters import EDITORIAL_PAGES, MENU

pytestmark = pytest.mark.django_db


def counts():
    return {
        model: model.objects.count()
        for model in (Page, Site, Group, Workflow, EditorialPage, CaseIndexPage, Locale, Collection)
    }


def test_site_stands_after_the_first_run():
    home = ensure_site(hostname="open.example.org", port=443)
    assert Site.objects.get().root_page_id == home.pk
    assert Site.objects.get().hostname == "open.example.org"
    assert {group.name for group in Group.objects.all()} >= {str(role.label) for role in Role}
    assert CaseIndexPage.objects.live().count() == 1
    assert EditorialPage.objects.live().count() == len(EDITORIAL_PAGES)
    assert home.get_workflow().name == "Redactie"


def test_second_run_changes_nothing():
    ensure_site()
    before = counts()
    ensure_site()
    assert counts() == before


def test_what_editors_changed_stays(site_home):
    site_home.heading = "Onze eigen kop"
    site_home.save_revision().publish()
    site_home.get_site()
    ensure_site()
    assert HomePage.objects.get().heading == "Onze eigen kop"
    assert 0 < len(MENU) <= MOST_CHOICES  # else nobody can save the menu a site starts with


def test_emptied_database_stands_again():
    Page.objects.filter(depth=1).delete()
    Collection.objects.all().delete()
    Locale.objects.all().delete()
    assert ensure_site().live
