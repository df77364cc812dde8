"""The front door."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """Front page and editorial pages."""

    name = "home"
    verbose_name = _("Voorpagina")

    def ready(self) -> None:
        """Say what of ours is not searched."""
        from search.registry import not_searched

        from .models import EditorialPage, HomePage

        not_searched(HomePage)
        not_searched(EditorialPage)
