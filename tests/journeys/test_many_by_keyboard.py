"""An editor goes through what waits, one after the other, by keyboard alone: `pytest --cases 50` for a long day."""

from time import perf_counter

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journeys.test_moderation_by_keyboard import tab_to
from tests.pages.people import EDITOR, sessions
from tests.served import wait_for

TITLE = "Werkbank met praktijk"
MANY = """
from datetime import timedelta
from django.utils import timezone
from accounts.models import User
from cases.models import CasePage, Submission
from cases.services.submitting import submit_case
from organisations.actors import actor_for
from tests.factories.cases import make_case, make_member, make_organisation
from themes.models import Theme
owner = make_member(make_organisation("Gemeente Werkbank"), "werkbank")
for number in range({number}):
    case = make_case(f"{title} {{number + 1}}", publish=False, owner=owner, themes=(Theme.objects.first(),))
    submit_case(page=case, actor=actor_for(owner))
Submission.objects.filter(submitted_by=owner).update(submitted_at=timezone.now() - timedelta(days=900))
"""
ONLINE = f"""
from cases.models import CasePage
print("online", CasePage.objects.live().filter(title__startswith="{TITLE}").count())
"""


@pytest.fixture
def editor(browser, site_served) -> BrowserContext:
    context = browser.new_context(base_url=site_served.url, locale="nl-NL")
    context.set_default_timeout(20_000)
    key = sessions(site_served, EDITOR)[0]
    context.add_cookies([{"name": "sessionid", "value": key, "url": site_served.url}])
    yield context
    context.close()


def test_judges_one_after_the_other(editor, site_served, request, record_property):
    number = request.config.getoption("--cases")
    site_served.shell(MANY.format(number=number, title=TITLE))
    page = editor.new_page()
    page.goto("/cms/vandaag/")
    began = perf_counter()
    for at in range(number):
        page.keyboard.press("Alt+v")
        expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
        page.keyboard.press("Alt+b")
        tab_to(page, "Voer uit")
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Maak ongedaan")).to_be_visible()
        if at == 0:
            page.keyboard.press("Alt+z")
            expect(page.get_by_text("Je besluit is teruggenomen")).to_be_visible()
            tab_to(page, "Voer uit")
            page.keyboard.press("Enter")
            expect(page.get_by_role("button", name="Maak ongedaan")).to_be_visible()
    took = perf_counter() - began
    record_property("seconds", round(took, 1))
    wait_for(lambda: f"online {number}" in site_served.shell(ONLINE), "all of them online")
