"""What editors write down once for all of them."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import ReadyRemark


class ReadyRemarkViewSet(SnippetViewSet):
    """Ready remarks; every editor adds to them."""

    model = ReadyRemark
    icon = "comment"
    menu_label = _("Standaardopmerkingen")
    add_to_settings_menu = True
    list_display: ClassVar[list[Any]] = ["label", "text"]
    search_fields: ClassVar[list[str]] = ["label", "text"]
    search_backend_name = None
    ordering: ClassVar[list[str]] = ["label"]
