"""Questions elsewhere on the site."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


def connect() -> None:
    """Register search, sections, desk entries, notices, erasing and periodic work."""
    from accounts import erasing, notices
    from alliantie import periodic
    from people.indexing import questions as indexing
    from people.services import answering, holding, question_traces, routing
    from people.tasks.questions import see_to_questions

    indexing.connect()
    _add_sections()
    _listen()
    notices.register(answering.KIND, label=_("Er is een antwoord op mijn vraag"), for_me=True)
    notices.register(holding.KIND, label=_("Mijn vraag staat online, of niet"), for_me=True)
    notices.register(routing.KIND, label=_("Iemand vraagt iets waar ik van weet"), for_me=True)
    erasing.register("people.questions", erase=question_traces.erase, export=question_traces.export)
    periodic.register("see_to_questions", every_seconds=600, task=see_to_questions)


def _add_sections() -> None:
    from alliantie import latest
    from alliantie.sections import Place, register
    from people.presenting import question_sections as sections

    parts = (
        (Place.NOTHING_FOUND, "nothing", sections.on_nothing_found, 10),
        (Place.THEME, "theme", sections.on_theme, 40),
        (Place.FRONT, "front", sections.on_front, 40),
        (Place.DESK, "desk", sections.on_desk, 20),
    )
    for place, name, build, order in parts:
        template = f"people/questions/section_{name}.html"
        register(place, name="questions", template=template, build=build, order=order)
    latest.register(
        "questions",
        label=_("Vragen uit het netwerk"),
        card="components/card-question.html",
        build=sections.newest,
        all_label=_("Alle vragen"),
        all_route="people:questions",
    )


def _listen() -> None:
    from organisations.models import Organisation
    from people.models import Question
    from themes.models import Theme

    post_save.connect(_organisation_saved, sender=Organisation, dispatch_uid="people_questions")
    post_save.connect(_theme_saved, sender=Theme, dispatch_uid="people_questions")
    post_delete.connect(_question_deleted, sender=Question, dispatch_uid="people_questions")


def _organisation_saved(instance: Any, *, created: bool, **_kwargs: Any) -> None:
    from people.services.question_indexing import organisation_changed

    if not created:
        organisation_changed(organisation=instance)


def _theme_saved(instance: Any, *, created: bool, **_kwargs: Any) -> None:
    from people.services.question_indexing import theme_changed

    if not created:
        theme_changed(theme=instance)


def _question_deleted(instance: Any, **_kwargs: Any) -> None:
    from people.services.question_indexing import question_gone

    question_gone(question=instance)
