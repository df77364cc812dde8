"""A newcomer writes before having an account, gets one round of remarks, and is read by a visitor."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.people import EDITOR, sessions
from tests.served import Site, wait_for

WORD = {True: "dijkwachterslogboek", False: "brugwachtersboekje"}


def type_story(page: Page, text: str, *, with_script: bool) -> None:
    if with_script:
        page.locator("[contenteditable=true]").first.click()
        page.keyboard.type(text)
    else:
        page.get_by_label("Wat heb je gedaan?").fill(text)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def write_and_sign_up(page: Page, site: Site, email: str, title: str, with_script: bool) -> None:
    page.goto("/mijn/praktijkvoorbeelden/nieuw/")
    page.get_by_label("Titel").fill(title)
    page.get_by_label("Samenvatting").fill("Iedereen kan nu lezen wat we zagen.")
    type_story(page, "We schreven elke ronde op.", with_script=with_script)
    page.get_by_role("checkbox", name="Open data").check()
    page.get_by_label("Je organisatie").fill(f"Gemeente {title.split()[1]}")
    press(page, "Bewaar")
    page.get_by_label("Je e-mailadres").fill(email)
    kind = page.get_by_label("Wat voor organisatie is het?")
    if not kind.count():
        press(page, "Bewaar mijn tekst")
    kind.select_option("municipality")
    press(page, "Bewaar mijn tekst")
    expect(page.get_by_label("E-mailadres")).to_have_value(email)
    page.get_by_label("Voornaam").fill("Nora")
    page.get_by_label("Achternaam").fill("Nieuw")
    page.get_by_label("Wachtwoord", exact=True).fill("een-heel-lang-wachtwoord-77")
    page.get_by_role("checkbox", name=re.compile("akkoord")).check()
    press(page, "Maak mijn account")
    page.locator("input[name=code]").fill(site.code_for(email))
    press(page, "Bevestig")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def submit(page: Page) -> None:
    page.get_by_role("link", name=re.compile("^Stuur het")).first.click()
    press(page, "Stuur in")
    expect(page.get_by_text("Bij de redactie").first).to_be_visible()
    expect(page.get_by_text("Je hoort het uiterlijk").first).to_be_visible()


def judge(editor: Page, title: str, **choice: str) -> None:
    editor.goto("/cms/wachtrij/")
    editor.get_by_role("link", name=title).click()
    editor.get_by_label(choice["decision"], exact=True).check()
    if remark := choice.get("remark"):
        editor.get_by_label("Opmerking bij “samenvatting”").fill(remark)
    press(editor, "Voer uit")
    expect(editor.get_by_text(choice["answer"])).to_be_visible()


@pytest.fixture(scope="module")
def editor(browser: Browser, site_served: Site):
    context = browser.new_context(base_url=site_served.url, locale="nl-NL")
    (session,) = sessions(site_served, EDITOR)
    context.add_cookies([{"name": "sessionid", "value": session, "url": site_served.url}])
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("with_script", [True, False], ids=["with JavaScript", "without"])
def test_newcomer_publishes_with_one_round_of_remarks(
    browser: Browser, site_served: Site, editor: Page, with_script: bool
):
    email = f"nora-{uuid4().hex[:8]}@nieuwerbroek.example.org"
    title = f"Ons {WORD[with_script]} staat open"
    context = browser.new_context(base_url=site_served.url, java_script_enabled=with_script)
    page = context.new_page()
    write_and_sign_up(page, site_served, email, title, with_script)
    desk = page.url
    submit(page)

    judge(
        editor,
        title,
        decision="Vraag een aanpassing",
        remark="Noem ook het aantal rondes.",
        answer="De schrijver heeft je opmerkingen gekregen.",
    )
    site_served.mail_to(email, containing="Jij bent aan zet")

    page.goto(desk)
    expect(page.get_by_text("Jij bent aan zet").first).to_be_visible()
    page.get_by_role("link", name=re.compile("De vier vragen")).click()
    expect(page.get_by_text("Noem ook het aantal rondes.").first).to_be_visible()
    page.get_by_label("Samenvatting").fill("Iedereen kan nu de veertig rondes lezen.")
    press(page, "Bewaar")
    page.goto(desk)
    submit(page)

    judge(editor, title, decision="Zet nu online", answer="Het staat online.")
    site_served.mail_to(email, containing="online")

    visitor = browser.new_context(base_url=site_served.url).new_page()
    found = visitor.get_by_role("link", name=title)

    def is_found() -> bool:
        visitor.goto(f"/zoeken/?q={WORD[with_script]}")
        return found.count() > 0

    wait_for(is_found, "the case to be found")
    found.first.click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(title)
    expect(visitor.get_by_text("veertig rondes").first).to_be_visible()
    visitor.context.close()
    context.close()
