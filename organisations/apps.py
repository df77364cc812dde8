"""Who takes part."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Organisations and memberships."""

    name = "organisations"
    verbose_name = _("Organisaties")

    def ready(self) -> None:
        """Say what of ours can be found, and keep names findable."""
        from alliantie import desk_menu, periodic, reportable
        from alliantie.numbers.measures import register

        from . import erasing, indexing, notices, numbers, signals, tasks, uploads, wiring
        from .services.reportable import ReportableOrganisation

        desk_menu.register("memberships:overview", label=_("Mijn organisaties"), order=80)
        periodic.register("forget_invited", every_seconds=86_400, task=tasks.forget_invited)
        reportable.register(ReportableOrganisation())
        register(*numbers.MEASURES)
        erasing.connect()
        notices.connect()
        indexing.connect()
        signals.connect()
        uploads.connect()
        wiring.connect()
