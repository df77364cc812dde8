import pytest
from django import forms
from django.http import QueryDict

from tests.factories.themes import make_tag, make_theme
from themes.forms import About, AboutField

pytestmark = pytest.mark.django_db


class Form(forms.Form):
    about = AboutField()


def answer(themes, words=""):
    data = QueryDict(mutable=True)
    data.setlist("about-themas", [str(theme) for theme in themes])
    data["about-onderwerpen"] = words
    return Form(data)


def test_answer_has_themes_and_tags():
    theme = make_theme()
    form = answer([theme.pk], "Tegels lichten, woo, WOO")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["about"] == About((theme,), ("Tegels lichten", "woo"))


def test_tag_that_is_a_chosen_theme_counts_once():
    theme = make_theme("Open data")
    form = answer([theme.pk], "open data, tegels")
    assert form.is_valid()
    assert form.cleaned_data["about"].tags == ("tegels",)


@pytest.mark.parametrize(
    ("count", "words", "sentence"),
    [(0, "", "minstens één thema"), (6, "", "hoogstens 5"), (1, "a", "te kort"),
     (1, ",".join(f"woord {n}" for n in range(11)), "hoogstens 10")],
)  # fmt: skip
def test_limits_are_dutch_sentences_and_nothing_is_lost(count, words, sentence):
    themes = [make_theme() for _ in range(count)]
    form = answer([theme.pk for theme in themes], words)
    assert not form.is_valid()
    assert sentence in form.errors["about"][0]
    shown = str(form["about"])
    assert shown.count("checked") == count
    assert words in shown


@pytest.mark.parametrize("value", ["99999", "x", "²", "-1", "1 OR 1=1", "9" * 40])
def test_theme_that_does_not_exist_is_refused(value):
    form = answer([value])
    assert not form.is_valid()


def test_without_obligation_an_empty_answer_stands():
    field = AboutField(required=False)
    assert field.clean(field.widget.value_from_datadict(QueryDict(), {}, "about")) == About((), ())


def test_widget_groups_themes_offers_tags_and_escapes():
    top = make_theme("Open <b>contact</b>")
    make_theme("Inspraak", broader=top)
    make_tag("tegels lichten")
    shown = str(Form(initial={"about": About((top,), ("woo",))})["about"])
    assert "Open &lt;b&gt;contact" in shown
    assert "checked" in shown
    assert 'value="woo"' in shown
    assert '<option value="tegels lichten">' in shown


def test_change_is_seen_by_meaning():
    theme = make_theme()
    field = AboutField()
    data = field.widget.value_from_datadict(
        QueryDict(f"about-themas={theme.pk}&about-onderwerpen=WOO"), {}, "about"
    )
    assert not field.has_changed(About((theme,), ("woo",)), data)
    assert field.has_changed(About((theme,), ("data",)), data)
