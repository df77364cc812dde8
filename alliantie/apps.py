"""The frame as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AlliantieConfig(AppConfig):
    """Pictures, files, audit log and leases that every floor stands on."""

    name = "alliantie"
    verbose_name = _("Alliantie Open Overheid")

    def ready(self) -> None:
        """Connect the house rules and the frame's periodic work."""
        from . import (
            bounces,
            checks,  # noqa: F401 - checks register themselves once apps are loaded
            incoming,
            log_privacy,
            mail,
            periodic,
            signals,
            tasks,
        )

        signals.connect()
        log_privacy.connect()
        incoming.register(bounces.PREFIX, bounces.take)
        periodic.register("publish_and_expire", every_seconds=30, task=tasks.publish_and_expire)
        periodic.register("tidy", every_seconds=24 * 3600, task=tasks.tidy)
        periodic.register("audit", every_seconds=24 * 3600, task=tasks.forget_old_lines)
        periodic.register("read_left_over", every_seconds=3600, task=tasks.read_left_over)
        periodic.register("send_left_over", every_seconds=15 * 60, task=mail.send_left_over)
