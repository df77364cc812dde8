"""From the empty search page to "hiermee kan ik verder": three people, and a clock that moves on."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.people import sessions
from tests.served import Site, wait_for

ASKER = "sanne.dewilde@lindehoven.example.org"
EXPERT = "marek@codewerf.example.org"
OTHER = "y.bouzidi@vaartstede.example.org"
WORDS = "xylofoonverordening"
TEXT = f"Wie heeft een {WORDS} geschreven?"
MAKE_EXPERTS = """
from accounts.models import User
from people.models import Expertise, Person
from people.services.profiles import person_of
from themes.models import Theme
theme = Theme.objects.get(label="Verkiezingen")
Expertise.objects.filter(theme=theme).delete()
for email in {emails!r}:
    person = person_of(User.objects.get(email=email))
    Person.objects.filter(pk=person.pk).update(monthly_budget=9, paused_until=None, hidden_at=None)
    Expertise.objects.create(person=person, theme=theme, level="can_do")
"""
A_DAY_LATER = """
from datetime import timedelta
from django.utils import timezone
from alliantie.calendar import working_days_ago
from people.models import Question
from people.services.routing import _route, route_late
now = timezone.localtime()
opened = working_days_ago(now, 1) - timedelta(minutes=1)
Question.objects.filter(text={text!r}).update(opened_at=opened)
route_late()
for question in Question.objects.to_route(opened + timedelta(minutes=1)):
    _route(question, now)  # also when this test runs on a day off
"""


def open_page(browser: Browser, site: Site, email: str) -> Page:
    (session,) = sessions(site, email)
    context = browser.new_context(base_url=site.url, locale="nl-NL")
    context.set_default_timeout(30_000)
    context.add_cookies([{"name": "sessionid", "value": session, "url": site.url}])
    return context.new_page()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_load_state()


@pytest.fixture
def asker(browser: Browser, site_served: Site):
    page = open_page(browser, site_served, ASKER)
    yield page
    page.context.close()


def ask(asker: Page) -> str:
    """Ask from the empty search page; give the address of the question."""
    asker.goto(f"/zoeken/?q={WORDS}")
    asker.get_by_role("link", name="Stel je vraag").click()
    expect(asker.get_by_label("Je vraag")).to_have_value(WORDS)
    with asker.expect_response(re.compile("/vragen/lijkt-op/")) as answered:
        asker.get_by_label("Je vraag").fill(TEXT.removesuffix("?"))
    assert answered.value.ok
    assert "csrf" not in answered.value.url
    asker.get_by_role("checkbox", name="Verkiezingen").check()
    press(asker, "Stel mijn vraag")
    if asker.get_by_role("button", name="Ja, stel mijn vraag").count():
        press(asker, "Ja, stel mijn vraag")
    expect(asker.get_by_role("heading", level=1)).to_have_text(TEXT)
    expect(asker.get_by_text("Nog geen antwoord").first).to_be_visible()
    return asker.url


def hand_on(page: Page) -> None:
    page.goto("/mijn/")
    page.get_by_role("link", name=TEXT).click()
    press(page, "Geef door")


def answer(page: Page, link: str) -> None:
    page.goto(link)
    page.get_by_role("link", name="Geef antwoord").click()
    page.get_by_label("Een paar regels").fill("Wij. Bel ons gerust, dan sturen we de tekst.")
    press(page, "Verstuur je antwoord")
    expect(page.get_by_text("De vrager krijgt bericht")).to_be_visible()


def test_question_walks_from_empty_search_to_helped(
    browser: Browser, site_served: Site, asker: Page
):
    site_served.shell(MAKE_EXPERTS.format(emails=[EXPERT, OTHER]))
    address = ask(asker)
    site_served.shell(A_DAY_LATER.format(text=TEXT))

    site_served.mail_to(OTHER, containing=WORDS)
    hand_on(open_page(browser, site_served, OTHER))
    link = re.search(r"http\S+/vragen/\S+", site_served.mail_to(EXPERT, containing=WORDS))[0]
    answer(open_page(browser, site_served, EXPERT), link)

    site_served.mail_to(ASKER, containing="antwoord")
    asker.goto(address)
    press(asker, "Hiermee kan ik verder")
    expect(asker.get_by_text("Geholpen").first).to_be_visible()

    visitor = browser.new_context(base_url=site_served.url).new_page()

    def is_found() -> bool:
        visitor.goto(f"/zoeken/?q={WORDS}")
        return visitor.get_by_role("link", name=TEXT).count() > 0

    wait_for(is_found, "the question to be found")
