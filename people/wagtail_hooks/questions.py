"""The door of questions in the CMS."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from people.cms import questions as cms


class QuestionsMenuItem(MenuItem):
    """Shown to who decides."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the rights of this moment."""
        return bool(request.actor.is_editor)  # type: ignore[attr-defined]  # set by ActorMiddleware


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


@hooks.register("register_admin_menu_item")
def questions_menu_item() -> MenuItem:
    """Put the screen in the menu."""
    return QuestionsMenuItem(
        _("Vragen"), reverse("questions_to_see_to"), icon_name="help", order=206
    )
