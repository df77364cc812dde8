"""Recipes and series in the CMS: editors keep them, hosts and coordinators work with them."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from .cms_forms import SeriesForm
from .models import Recipe, Series


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


class SeriesViewSet(SnippetViewSet):
    """Meetings that come back, and who plans them."""

    model = Series
    icon = "history"
    menu_label = _("Reeksen")
    add_to_admin_menu = False  # it stands under meetings
    list_display: ClassVar[list[Any]] = ["title", "every_months", "is_closed"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldPanel("slug"),
            FieldPanel("about"),
            FieldPanel("kind"),
            FieldRowPanel([FieldPanel("every_months"), FieldPanel("zone")]),
            FieldRowPanel([FieldPanel("usual_start"), FieldPanel("usual_minutes")]),
            FieldPanel("coordinator_email"),
            FieldPanel("is_closed"),
        ],
        base_form_class=SeriesForm,
    )
