"""What we send."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsletterConfig(AppConfig):
    """The weekly mail."""

    name = "newsletter"
    verbose_name = _("Weekmail")

    def ready(self) -> None:
        """Look every five minutes whether it is time, and say what we keep of people."""
        from alliantie import periodic

        from . import erasing, tasks, wiring

        erasing.connect()
        wiring.connect()
        periodic.register("weekly_mail", every_seconds=300, task=tasks.weekly_mail)
