"""Who you can talk to."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Profiles, ambassadors, questions, offers and needs, conversations and following."""

    name = "people"
    verbose_name = _("Mensen")

    def ready(self) -> None:
        """Let each noun say what it adds elsewhere."""
        from alliantie.numbers.measures import register

        from . import numbers, wiring

        wiring.connect()
        register(*numbers.MEASURES)
