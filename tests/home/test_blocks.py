"""The blocks of editorial pages: what each is for, what is refused, and who sees what of it."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from alliantie.blocks.players import frame_of
from alliantie.blocks.text import AccordionBlock
from alliantie.gallery.samples import samples_beside
from cases.models import CasePage
from home.models import EditorialPage
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case
from tests.factories.people import make_person
from tests.factories.uploads import make_attachment, make_picture
from tests.home.stories import card, link, page_with

STORY = EditorialPage._meta.get_field("body").stream_block
BLOCKS = STORY.child_blocks
DUTCH = re.compile(r"\b(de|het|een|en|van|met|je|of|die|er|na)\b")
pytestmark = pytest.mark.django_db


def grid(caption="Wachttijd", heading="Voor"):
    columns = [{"type": "text", "heading": "Maatregel"}, {"type": "text", "heading": heading}]
    return {"columns": columns, "rows": [{"values": ["Bellen", "41"]}], "caption": caption}


def table(**words):
    return {"grid": grid(**words), "first_column_heads": True}


def embed(address="https://vimeo.com/123456"):
    return {"title": "Film", "address": address, "text": "Iemand belt."}


def refused(name, value) -> str:
    with pytest.raises(ValidationError) as caught:
        BLOCKS[name].clean(BLOCKS[name].to_python(value))
    return json.dumps(caught.value.as_json_data(), ensure_ascii=False, default=str)


def test_every_block_shows_editors_what_it_is(site_home, client):
    client.force_login(make_editor())
    for name, block in BLOCKS.items():
        assert DUTCH.search(str(block.get_description())), name
        assert block.is_previewable, name
        assert samples_beside(block.meta.template), name
        address = reverse("wagtailadmin_block_preview")
        shown = client.get(address, {"id": block.definition_prefix})
        page = BeautifulSoup(shown.content, "html.parser")
        assert shown.status_code == 200
        assert page.find("link", rel="stylesheet", href=re.compile("alliantie"))
        drawn = page.select_one(f".ao-block--{name}")
        assert len(drawn.get_text(strip=True)) > 3, name
        assert not drawn.find("iframe"), "a preview loads nothing of others"


def test_the_form_finds_every_script_it_needs(site_home, client):
    client.force_login(make_editor())
    address = reverse("wagtailadmin_pages:add", args=["home", "editorialpage", site_home.pk])
    page = BeautifulSoup(client.get(address).content, "html.parser")
    paths = [one["src"] for one in page.select("script[src^='/static/']")]
    assert any("typed_table_block" in path for path in paths)
    missing = [p for p in paths if not finders.find(p.split("?")[0].removeprefix("/static/"))]
    assert missing == []


def test_what_cannot_be_read_or_followed_is_refused_in_dutch():
    for bad in (
        "",
        "javascript:alert(1)",
        "//kwaad.example/",
        "/\\kwaad.example",
        "www.x.nl",
        "https://[x",
    ):
        said = refused("button", {"label": "Ga", "address": bad})
        assert ("Een adres begint met" if bad else "verplicht") in said, said
        assert "adres" in refused("cards", {"title": "K", "cards": [card(address=bad), card()]})
    assert "niet allebei" in refused(
        "call_to_action", {"title": "T", "label": "L", "text": "", "link": both_places()}
    )
    for number in (1, 7):
        assert "aantal items" in refused("cards", {"title": "K", "cards": [card()] * number})
    assert "titel" in refused("table", table(caption=" "))
    assert "elke kolom een kop" in refused("table", table(heading=""))
    assert "https://" in refused("embed", embed("/zoeken/"))
    assert "decorat" in refused("picture", {"image": make_picture().pk, "alt_text": ""}).lower()
    BLOCKS["picture"].clean(
        BLOCKS["picture"].to_python({"image": make_picture().pk, "decorative": True})
    )
    for good in ("/", "/zoeken/?q=x", "https://x.nl/a", "mailto:a@example.org"):
        BLOCKS["button"].clean(BLOCKS["button"].to_python({"label": "Ga", "address": good}))


def both_places():
    return link(page=CasePage.objects.first() or make_case(), address="/zoeken/")


def story(*blocks):
    return STORY.to_python([{"type": kind, "value": value} for kind, value in blocks])


def test_a_small_heading_needs_a_larger_one_and_a_page_has_an_end():
    small, large = ("text", "<h3>Klein</h3>"), ("text", "<p>x</p><h2>Groot</h2><h3>Klein</h3>")
    with pytest.raises(ValidationError) as caught:
        STORY.clean(story(("text", "<p>x</p>"), small))
    assert "H2" in str(caught.value.as_json_data()["blockErrors"][1])
    STORY.clean(story(large, small))
    STORY.clean(story(("cards", {"title": "K", "cards": [card(), card()]}), small))
    with pytest.raises(ValidationError):
        STORY.clean(story(*[("text", "<p>x</p>")] * 61))
    latest = ("latest", {"title": "N", "kind": "cases", "number": 3})
    with pytest.raises(ValidationError):
        STORY.clean(story(*[latest] * 5))


def test_a_refused_page_keeps_what_was_typed(site_home, client):
    client.force_login(make_editor())
    address = reverse("wagtailadmin_pages:add", args=["home", "editorialpage", site_home.pk])
    typed = {
        "title": "Nieuw", "slug": "nieuw", "audience": "public", "intro": "",
        "body": streamfield([
            ("text", rich_text("<h3>Te klein</h3><p>Lang verhaal</p>")),
            ("button", {"label": "Doe mee", "address": "javascript:alert(1)"}),
        ]),
    }  # fmt: skip
    data = nested_form_data({**typed, "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}})
    answer = client.post(address, {**data, "action-publish": "x"})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Een adres begint met" in text
    assert "Lang verhaal" in text
    assert "javascript:alert(1)" in text
    assert not EditorialPage.objects.filter(slug="nieuw").exists()
    typed["body"] = streamfield([("text", rich_text("<h3>Te klein</h3>"))])
    data = nested_form_data({**typed, "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}})
    assert "kleine kop" in client.post(address, {**data, "action-publish": "x"}).content.decode()
    client.post(address, data)  # a draft may still be wrong: the words come first
    assert not EditorialPage.objects.get(slug="nieuw").live


def test_what_stood_there_before_still_does(site_home, client):
    old = {"title": "Mag dat?", "text": "<p>Ja.</p>"}
    page_with(
        site_home,
        ("accordion", old),
        ("button", {"label": "Ga", "address": "javascript:alert(1)"}),
        ("button", {"label": "Zoek", "address": "/zoeken/"}),
        ("picture", {"image": make_picture(rights="Foto: Els").pk, "alt_text": "Een plein"}),
    )
    page = BeautifulSoup(client.get("/alles/").content, "html.parser").main
    assert page.select_one("details summary").get_text(strip=True) == "Mag dat?"
    assert "Ja." in page.select_one("details").get_text()
    assert [one["href"] for one in page.select("a.nl-button")] == ["/zoeken/"]
    assert page.find("img", alt="Een plein")
    assert page.find("figcaption").get_text(strip=True) == "Foto: Els"
    block = AccordionBlock()
    assert block.get_prep_value(block.to_python(old))["answers"][0]["value"] == old


def test_words_of_every_block_are_found_in_the_cms(site_home, run_tasks):
    person = make_person("Zoekmij Nooit")
    page = page_with(
        site_home,
        ("steps", {"title": "Stapkop", "steps": [{"title": "Stapeen", "text": "<p>Uitleg</p>"}]}),
        ("table", table(caption="Tabeltitel")),
        ("picture", {"image": make_picture().pk, "alt_text": "Pleinbeeld", "caption": "Onderlijn"}),
        ("embed", embed()),
        ("accordion", {"title": "Vraagkop", "text": "<p>Antwoordwoord</p>"}),
        ("document", {"document": make_attachment().pk, "title": "Belscript"}),
        ("people", {"title": "Mensenkop", "people": [person.pk]}),
    )
    run_tasks()
    words = " ".join(STORY.get_searchable_content(page.body))
    for word in (
        "Stapkop", "Stapeen", "Uitleg", "Tabeltitel", "Maatregel", "Bellen", "Pleinbeeld",
        "Onderlijn", "Iemand belt", "Vraagkop", "Antwoordwoord", "Belscript", "Mensenkop",
    ):  # fmt: skip
        assert word in words, word
    assert "Zoekmij" not in words
    assert "https" not in words
    assert [one.pk for one in EditorialPage.objects.search("Antwoordwoord")] == [page.pk]
    kept = EditorialPage.objects.get(pk=page.pk).body
    assert kept[2].value.caption == "Onderlijn"


def test_others_are_asked_for_nothing_before_a_click(site_home, client):
    page_with(site_home, ("embed", embed()), ("embed", embed("https://films.example/1")))
    answer = client.get("/alles/")
    page = BeautifulSoup(answer.content, "html.parser").main
    frames = page.find_all("iframe")
    assert [frame.get("src") for frame in frames] == [None]
    opener = page.find("a", target=frames[0]["name"])
    assert opener["href"] == "https://player.vimeo.com/video/123456?dnt=1"
    assert page.find("a", href="https://films.example/1")
    assert "frame-src https://www.youtube-nocookie.com" in answer["Content-Security-Policy"]
    page_with(site_home, ("text", "<p>Niets</p>"), slug="niets")
    assert "frame-src" not in client.get("/niets/")["Content-Security-Policy"]
    youtube = "https://www.youtube-nocookie.com/embed/abc_DEF-123"
    assert frame_of("https://www.youtube.com/watch?v=abc_DEF-123&t=3") == youtube
    assert frame_of("https://youtu.be/abc_DEF-123") == youtube
    assert frame_of("https://youtube.com.kwaad.example/watch?v=abc_DEF-123") == ""
    assert "bbox=" in frame_of("https://www.openstreetmap.org/#map=12/52.08/4.31")
