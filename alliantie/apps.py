"""The frame as a Django app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
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
            sections,
            signals,
        )
        from .freshness import kinds
        from .freshness.answering import waiting_of
        from .mail_texts import own  # noqa: F401 - the mails of the frame
        from .merging import watching
        from .redirects import wiring

        autodiscover_modules("mail_texts", "features", "help_texts")  # what each app has to set
        signals.connect()
        wiring.connect()
        log_privacy.connect()
        watching.connect()
        incoming.register(bounces.PREFIX, bounces.take)
        _on_time()
        kinds.connect()
        sections.register(
            sections.Place.DESK,
            name="freshness",
            template="alliantie/freshness/section_desk.html",
            build=lambda actor, _subject: waiting_of(actor),
            order=10,
        )


def _on_time() -> None:
    """Say what of the frame is done on time."""
    from . import mail, periodic, tasks

    periodic.register("publish_and_expire", every_seconds=30, task=tasks.publish_and_expire)
    periodic.register("tidy", every_seconds=24 * 3600, task=tasks.tidy)
    periodic.register("audit", every_seconds=24 * 3600, task=tasks.forget_old_lines)
    periodic.register("forget_merged", every_seconds=24 * 3600, task=tasks.forget_merged)
    periodic.register("read_left_over", every_seconds=3600, task=tasks.read_left_over)
    periodic.register("check_left_over", every_seconds=3600, task=tasks.check_left_over)
    periodic.register("ask_what_holds", every_seconds=6 * 3600, task=tasks.ask_what_holds)
    periodic.register("count_numbers", every_seconds=3600, task=tasks.count_numbers)
    periodic.register("look_after_imports", every_seconds=600, task=tasks.look_after_imports)
    periodic.register("send_left_over", every_seconds=15 * 60, task=mail.send_left_over)
