"""The demo front page says what it is, and leaves editors' choices alone."""

import pytest
from wagtail.models import Site

from alliantie.demonstration import DemoRun
from alliantie.models import NoticeSettings
from cases.models import CaseIndexPage, CasePage
from home import demo


@pytest.fixture
def featured_cases(site_home):
    index = CaseIndexPage.objects.get()
    for slug in demo.FEATURED:
        index.add_child(instance=CasePage(title=slug, slug=slug, summary="x", approach="<p>x</p>"))


def test_demo_is_marked_as_made_up(featured_cases, site_home):
    demo.load(DemoRun(say=list))
    notice = NoticeSettings.for_site(Site.objects.get())
    assert notice.is_shown
    assert "bedacht" in notice.text
    site_home.refresh_from_db()
    assert [row.case.slug for row in site_home.featured.all()] == list(demo.FEATURED)


def test_choices_of_editors_stay(featured_cases, site_home):
    demo.load(DemoRun(say=list))
    NoticeSettings.objects.update(text="Vannacht onderhoud", is_shown=False)
    demo.load(DemoRun(say=list))
    assert NoticeSettings.objects.get().text == "Vannacht onderhoud"
    site_home.refresh_from_db()
    assert site_home.featured.count() == 3
