"""Recipes in the CMS: editors keep them, hosts read them."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Recipe


class RecipeViewSet(SnippetViewSet):
    """How to hold each kind of meeting."""

    model = Recipe
    icon = "list-ol"
    menu_label = _("Werkvormen")
    add_to_admin_menu = False  # it stands under meetings
    list_display: ClassVar[list[Any]] = ["__str__", "summary"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("format"),
            FieldPanel("summary"),
            FieldRowPanel([FieldPanel("minutes_from"), FieldPanel("minutes_to")]),
            FieldRowPanel([FieldPanel("people_from"), FieldPanel("people_to")]),
            FieldPanel("materials"),
            FieldPanel("access"),
            FieldPanel("steps"),
        ]
    )
