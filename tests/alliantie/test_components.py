import pytest
from bs4 import BeautifulSoup
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory

from alliantie.cards import PATTERNS, TONES, pattern_of, tone_of
from alliantie.gallery.forms import ExampleForm
from alliantie.gallery.samples import FOLDER, components
from alliantie.templatetags.components import (
    alert_kind,
    before_error,
    initials,
    page_numbers,
)

# The frame of the page itself, seen on every page.
FRAME_PARTS = {"site-header", "site-footer", "messages", "page-meta", "sections", "desk-nav"}


def render(source: str, **context) -> BeautifulSoup:
    request = RequestFactory().get("/?q=woo&pagina=2")
    html = engines["django"].from_string(source).render(context, request=request)
    return BeautifulSoup(html, "html.parser")


@pytest.mark.django_db
def test_gallery_shows_every_component(client):
    page = BeautifulSoup(client.get("/componenten/").content, "html.parser")
    templates = (path.relative_to(FOLDER).with_suffix("") for path in FOLDER.rglob("*.html"))
    files = {path.as_posix() for path in templates} - FRAME_PARTS
    assert {component.name for component in components()} == files
    for name in files:
        assert page.find("section", id=name), name


@pytest.mark.parametrize("thing", ["a", "b", 12, None])
def test_tone_and_drawing_are_the_same_every_time(thing):
    assert tone_of(thing) == tone_of(thing)
    assert tone_of(thing) in range(1, TONES + 1)
    assert pattern_of(thing) in range(1, PATTERNS + 1)


def test_theme_keeps_the_colour_it_chose():
    assert [tone_of(f"theme-{number}") for number in range(1, 7)] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Gemeente Den Haag", "GD"),
        ("stichting open stem", "SO"),
        ("'t Hart", "H"),
        ("Marit de Boer", "MB"),
        ("", ""),
    ],
)
def test_initials(name, letters):
    assert initials(name) == letters


def test_long_list_of_pages_is_shortened():
    numbers = page_numbers(Paginator(range(40), 2).page(10))
    assert numbers == [1, "…", 9, 10, 11, "…", 20]


def test_page_links_keep_the_question():
    page = render(
        '{% include "components/pagination.html" with page=page only %}',
        page=Paginator(range(40), 2).page(2),
    )
    assert page.find("a", rel="next")["href"] == "?q=woo&pagina=3"
    assert page.find(attrs={"aria-current": "page"}).get_text(strip=True).endswith("2")


def test_django_levels_become_our_kinds():
    assert [alert_kind(level) for level in ("success", "debug", "error")] == ["ok", "info", "error"]


def test_refused_field_tells_what_and_where():
    form = ExampleForm({"email": "geen adres"})
    page = render("{{ form.email.as_field_group }}", form=form)
    field = page.find("input")
    assert field["aria-invalid"] == "true"
    assert "utrecht-textbox" in field["class"]
    assert page.find(id=field["aria-describedby"]).get_text(strip=True)


def test_help_is_tied_to_its_field():
    page = render("{{ form.title.as_field_group }}", form=ExampleForm())
    assert page.find(id=page.find("input")["aria-describedby"])


def test_group_of_choices_is_a_fieldset_with_a_legend():
    page = render("{{ form.side.as_field_group }}", form=ExampleForm())
    assert page.fieldset.legend.get_text(strip=True) == "Namens wie schrijf je?"
    assert len(page.find_all("input", type="radio")) == 3


def test_optional_field_says_so():
    page = render("{{ form.approach.as_field_group }}", form=ExampleForm())
    assert "(niet verplicht)" in page.label.get_text()


def test_summary_of_errors_leads_to_the_fields():
    form = ExampleForm({"email": "geen adres"})
    page = render(
        '{% include "components/error-summary.html" with form=form only %}'
        "{% for field in form %}{{ field.as_field_group }}{% endfor %}",
        form=form,
    )
    links = [link["href"] for link in page.find(id="fouten").find_all("a")]
    assert len(links) == 5
    assert all(page.find(id=link.removeprefix("#")) for link in links)


def test_a_question_above_a_field_gets_no_colon_in_the_summary_of_what_is_wrong():
    assert before_error("Naam") == "Naam:"
    assert before_error("Waar gaat het over?") == "Waar gaat het over?"
