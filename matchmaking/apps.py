"""Who should meet whom, and why."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MatchmakingConfig(AppConfig):
    """What belongs together, with reasons, and bringing people into contact."""

    name = "matchmaking"
    verbose_name = _("Voor jou")

    def ready(self) -> None:
        """Say what is ours elsewhere on the site."""
        from .wiring import introductions

        introductions.connect()
