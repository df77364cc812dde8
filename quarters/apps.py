"""What the network did, quarter by quarter."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuartersConfig(AppConfig):
    """The page of a quarter: numbers of all apps, a word of the editors and three stories."""

    name = "quarters"
    verbose_name = _("Wat het netwerk deed")

    def ready(self) -> None:
        """Let a page be prepared for each quarter that is over."""
        from alliantie import periodic

        from . import tasks, wiring

        periodic.register("prepare_quarters", every_seconds=3600, task=tasks.prepare_quarters)
        wiring.connect()
