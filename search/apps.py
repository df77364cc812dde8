"""Wiring of search."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Register the house rule that every page type says whether it is searched."""

    name = "search"
    verbose_name = _("Zoeken")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the check."""
        from . import checks  # noqa: F401 - registering is the purpose, after all apps are loaded
