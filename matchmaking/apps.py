"""Who should meet whom, and why."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MatchmakingConfig(AppConfig):
    """What belongs together, with reasons, and bringing people into contact."""

    name = "matchmaking"
    verbose_name = _("Voor jou")

    def ready(self) -> None:
        """Fill our places on pages of others, and prepare matches at night."""
        from alliantie.numbers.measures import register

        from . import numbers, wiring

        wiring.connect()
        register(*numbers.MEASURES)
