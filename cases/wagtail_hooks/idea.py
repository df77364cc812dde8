"""The doors of idea rounds in the CMS."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from alliantie.cms_menu import EditorsMenuItem
from cases.curation import idea_answers, ideas


@hooks.register("register_admin_urls")
def idea_urls() -> list[URLPattern]:
    """Route making a round and answering its ideas."""
    return [
        path("ideeen/", ideas.idea_rounds, name="idea_rounds"),
        path("ideeen/nieuw/", ideas.write_round, name="idea_round_new"),
        path("ideeen/<int:pk>/", ideas.decide_round, name="idea_round_decide"),
        path("ideeen/<int:pk>/aanpassen/", ideas.write_round, name="idea_round_edit"),
        path("ideeen/<int:pk>/openen/", ideas.open_round, name="idea_round_open"),
        path("ideeen/<int:pk>/sluiten/", ideas.close_round, name="idea_round_close"),
        path("ideeen/idee/<int:pk>/besluit/", idea_answers.decide, name="idea_decide"),
        path("ideeen/idee/<int:pk>/wat-kwam-ervan/", idea_answers.came_of, name="idea_came_of"),
    ]


@hooks.register("register_admin_menu_item")
def ideas_menu_item() -> EditorsMenuItem:
    """Put idea rounds in the menu."""
    return EditorsMenuItem(_("Ideeënrondes"), reverse("idea_rounds"), icon_name="pick", order=64)
