"""The doors of series in the CMS."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from alliantie.cms_menu import EditorsMenuItem
from events.cms import SeriesViewSet

from .announcing import EVENTS_MENU

register_snippet(SeriesViewSet)


@hooks.register(EVENTS_MENU)
def series_menu_item() -> MenuItem:
    """Lead to the series."""
    return EditorsMenuItem(
        _("Reeksen"), reverse("wagtailsnippets_events_series:list"), icon_name="history", order=40
    )
