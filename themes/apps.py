"""What content is about."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThemesConfig(AppConfig):
    """Curated themes and free tags."""

    name = "themes"
    verbose_name = _("Thema's")

    def ready(self) -> None:
        """Say what of ours can be found, and let keys and index follow."""
        from . import indexing, signals, uploads, wiring

        indexing.connect()
        signals.connect()
        uploads.connect()
        wiring.connect()
