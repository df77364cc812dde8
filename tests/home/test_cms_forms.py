"""The forms of pages in the CMS: what an editor must answer stands on one screen."""

import pytest
from wagtail.admin.panels import FieldPanel, InlinePanel, TitleFieldPanel
from wagtail.models import Page, get_page_models

from alliantie.panels import MOST_QUESTIONS, more
from cases.models import CasePage
from events.models import EventPage
from home.models import EditorialPage


def questions(panel) -> int:
    """Count what is asked before anything is folded open."""
    if "collapsed" in panel.classname:
        return 0
    if isinstance(panel, InlinePanel):
        most = panel.max_num or MOST_QUESTIONS + 1
        return most * sum(map(questions, panel.panels or [FieldPanel("x")]))
    return sum(map(questions, getattr(panel, "children", ()))) or int(isinstance(panel, FieldPanel))


def fills_address(panel) -> bool:
    """Say whether typing the title fills in the address, which is asked on another tab."""
    return isinstance(panel, TitleFieldPanel) or any(
        map(fills_address, getattr(panel, "children", ()))
    )


@pytest.mark.django_db
def test_the_first_tab_of_every_page_type_fits_one_screen():
    asked = {
        model.__name__: questions(model.get_edit_handler().children[0])
        for model in get_page_models()
        if model is not Page
    }
    assert len(asked) > 6
    assert all(asked.values())
    assert {name: number for name, number in asked.items() if number > MOST_QUESTIONS} == {}
    for model in (EditorialPage, CasePage, EventPage):
        assert fills_address(model.get_edit_handler()), model


def test_a_form_that_asks_too_much_would_be_seen():
    assert questions(InlinePanel("rows", panels=[FieldPanel("a"), FieldPanel("b")])) > 4
    assert questions(more("Meer", FieldPanel("a"))) == 0
