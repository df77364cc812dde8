"""The frame as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AlliantieConfig(AppConfig):
    """Pictures, files, audit log and leases that every floor stands on."""

    name = "alliantie"
    verbose_name = _("Alliantie Open Overheid")

    def ready(self) -> None:
        """Connect the house rules."""
        from . import checks  # noqa: F401 - checks register themselves once apps are loaded
