"""Wiring of search."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Register the house rule that every page type says whether it is searched, and the log's end."""

    name = "search"
    verbose_name = _("Zoeken")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the check, listen to what editors change, and forget old questions every day."""
        from alliantie import periodic
        from alliantie.numbers.measures import register

        from . import checks, numbers, signals, tasks  # noqa: F401 - checks register themselves

        register(*numbers.MEASURES)

        signals.connect()
        periodic.register("look_after_index", every_seconds=20, task=tasks.look_after_index)
        periodic.register("forget_asked", every_seconds=24 * 3600, task=tasks.forget_asked)
