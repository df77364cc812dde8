"""Quarters in the CMS: editors write beside the numbers, they do not make or remove quarters."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from .cms_forms import QuarterReportForm
from .models import QuarterReport
from .policies import MOST_STORIES


class QuarterReportViewSet(SnippetViewSet):
    """Every quarter that is over."""

    model = QuarterReport
    icon = "calendar-alt"
    menu_label = _("Kwartalen")
    menu_order = 240
    add_to_admin_menu = True
    list_display: ClassVar[list[Any]] = [
        "__str__",
        BooleanColumn("is_public", label=_("Openbaar"), sort_key="is_public"),
    ]
    search_backend_name = None
    ordering: ClassVar[list[str]] = ["-year", "-number"]
    edit_handler = ObjectList(
        [
            HelpPanel(template="quarters/cms/help.html"),
            FieldPanel("intro"),
            InlinePanel("stories", label=_("Verhaal"), max_num=MOST_STORIES),
            FieldPanel("is_public"),
        ],
        base_form_class=QuarterReportForm,
    )
