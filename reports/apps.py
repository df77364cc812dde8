"""What people find wrong, and what was decided about it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Reports by visitors and members, decisions of moderators, appeals."""

    name = "reports"
    verbose_name = _("Meldingen")

    def ready(self) -> None:
        """Say what we keep of people, keep reporters out of the log, and forget on time."""
        from alliantie import desk_menu, log_privacy, objecting, periodic

        from . import erasing, tasks, wiring
        from .services.objecting import OBJECTOR

        erasing.connect()
        wiring.connect()
        objecting.register("reports", OBJECTOR)
        log_privacy.keep_people_out("/meld/")
        log_privacy.keep_people_out("/mijn/meldingen/")
        # Who may not decide about a dilemma because it is theirs must not stand in the log by name.
        log_privacy.keep_people_out("/cms/meldingen/")
        desk_menu.register_inside("own_reports:overview", of="own:inbox")
        periodic.register("forget_reports", every_seconds=86_400, task=tasks.forget_reports)
