"""What we learned."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    """Use cases, their import and the members' writing desk."""

    name = "cases"
    verbose_name = _("Praktijkvoorbeelden")

    def ready(self) -> None:
        """Say what of ours can be found, and listen to what changes it."""
        from accounts import erasing as forgetting
        from alliantie import desk_menu, periodic
        from alliantie.numbers.measures import register
        from news.services import trust

        from . import activity, erasing, numbers, people, shelf, signals, tasks, uploads, wiring
        from .desk import reading_along
        from .desk import signals as desk_signals
        from .desk import tasks as desk_tasks

        _make_findable()
        register(*numbers.MEASURES)
        desk_menu.register("desk:overview", label=_("Overzicht"), order=10)
        forgetting.register("cases", erase=erasing.erase, export=erasing.export)
        shelf.connect()
        activity.connect()
        uploads.connect()
        trust.register("cases", people.has_published)
        wiring.connect()
        reading_along.connect()
        signals.connect()
        desk_signals.connect()
        periodic.register("remind_authors", every_seconds=3600, task=tasks.remind_authors)
        periodic.register("forget_pending", every_seconds=86_400, task=desk_tasks.forget_pending)


def _make_findable() -> None:
    from search import registry

    from . import indexing
    from .choices import Language, Method
    from .models import CaseIndexPage, CasePage

    registry.not_searched(CaseIndexPage)
    registry.register(
        "case",
        label=_("Praktijkvoorbeeld"),
        model=CasePage,
        build=indexing.build,
        queryset=indexing.searchable,
        visible_to=indexing.found_by,
        card_template="cases/hit.html",
    )
    registry.describe("case", plural=_("Praktijkvoorbeelden"))
    _make_dilemmas_findable()
    registry.register_facet_labels("language", registry.words_of(Language))
    registry.register_facet_labels("format", registry.words_of(Method))


def _make_dilemmas_findable() -> None:
    from search import registry

    from .indexing import dilemma
    from .models import DilemmaIndexPage, DilemmaPage

    registry.not_searched(DilemmaIndexPage)
    registry.register(
        "dilemma",
        label=_("Dilemma"),
        model=DilemmaPage,
        build=dilemma.build,
        queryset=dilemma.searchable,
        visible_to=dilemma.found_by,
        card_template="cases/dilemmas/hit.html",
    )
    registry.describe(
        "dilemma",
        plural=_("Dilemma's"),
        known_by=lambda record: str(record.reference),
        moment=dilemma.told_moment,
    )
