"""The door of questions in the CMS."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from alliantie.cms_menu import PEOPLE_MENU, EditorsMenuItem
from people.cms import questions as cms


@hooks.register("register_admin_urls")
def question_urls() -> list[URLPattern]:
    """Route the screens."""
    return [
        path("vragen/", cms.questions, name="questions_to_see_to"),
        path("vragen/<int:pk>/wie/", cms.find_somebody, name="find_somebody"),
        path("vragen/<int:pk>/besluit/", cms.decide, name="decide_question"),
        path("vragen/<int:pk>/naar/", cms.put_to, name="put_question_to"),
        path("vragen/antwoord/<int:pk>/verbergen/", cms.hide_answer, name="hide_answer"),
    ]


@hooks.register(PEOPLE_MENU)
def questions_menu_item() -> EditorsMenuItem:
    """Put the screen in the menu."""
    return EditorsMenuItem(_("Vragen"), reverse("questions_to_see_to"), icon_name="help", order=40)
