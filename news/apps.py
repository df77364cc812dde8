"""What is going on."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """Short news by members, and the monthly round."""

    name = "news"
    verbose_name = _("Actualiteiten")

    def ready(self) -> None:
        """Say what of ours is found, shown elsewhere, told, erased and done on time."""
        from accounts import erasing as keeping
        from accounts import notices
        from alliantie import audit_keeping, desk_menu, periodic, reportable
        from alliantie.numbers.measures import register

        from . import erasing, indexing, numbers, signals, tasks, uploads, wiring
        from .services.deciding import NOTICE
        from .services.reportable import ReportableNews
        from .services.trust import verdicts_in_the_log

        register(*numbers.MEASURES)
        indexing.connect()
        uploads.connect()
        audit_keeping.register("news", verdicts_in_the_log)
        signals.connect()
        _fill_places()
        wiring.connect()
        reportable.register(ReportableNews())
        desk_menu.register("news:own", label=_("Actualiteiten"), order=70)
        notices.register(NOTICE, label=_("Besluit over je actualiteit of regel"), for_me=True)
        keeping.register("news", erase=erasing.erase, export=erasing.export)
        periodic.register("monthly_round", every_seconds=3600, task=tasks.run_round)


def _fill_places() -> None:
    from alliantie import latest
    from alliantie.sections import Place, register

    from .presenting import places

    register(Place.FRONT, name="news", template="news/parts/front.html", build=places.on_front)
    latest.register(
        "news",
        label=_("Actualiteiten"),
        card="components/card-news.html",
        build=places.newest,
        all_label=_("Alle actualiteiten"),
        all_route="news:overview",
    )
    heard = "news/parts/heard.html"
    register(
        Place.ORGANISATION, name="news", template=heard, build=places.on_organisation, order=60
    )
    register(Place.THEME, name="news", template=heard, build=places.on_theme, order=60)
