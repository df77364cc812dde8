"""Who takes part."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Organisations and memberships."""

    name = "organisations"
    verbose_name = _("Organisaties")

    def ready(self) -> None:
        """Say what of ours can be found, and keep names findable."""
        from . import indexing, signals, uploads

        indexing.connect()
        signals.connect()
        uploads.connect()
