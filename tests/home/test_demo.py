"""The demo front page says what it is, and leaves editors' choices alone."""

import pytest
from wagtail.models import Site

from alliantie.demonstration import DemoRun
from alliantie.models import NoticeSettings
from cases.models import CaseIndexPage, CasePage
from home import demo
from home.models import EditorialPage


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


@pytest.mark.editorial
def test_about_us_shows_what_a_page_can_be_made_of(featured_cases, client):
    demo.load(DemoRun(say=list))
    page = EditorialPage.objects.get(slug="over-ons")
    kinds = [block.block_type for block in page.body]
    assert {"steps", "table", "accordion", "latest", "call_to_action"} <= set(kinds)
    page.body.stream_block.clean(page.body)
    assert "Zo doe je mee" in client.get("/over-ons/").content.decode()
    del page.body[-1]
    page.save_revision().publish()
    demo.load(DemoRun(say=list))
    assert len(EditorialPage.objects.get(slug="over-ons").body) == len(kinds) - 1


def test_choices_of_editors_stay(featured_cases, site_home):
    demo.load(DemoRun(say=list))
    NoticeSettings.objects.update(text="Vannacht onderhoud", is_shown=False)
    demo.load(DemoRun(say=list))
    assert NoticeSettings.objects.get().text == "Vannacht onderhoud"
    site_home.refresh_from_db()
    assert site_home.featured.count() == 3
