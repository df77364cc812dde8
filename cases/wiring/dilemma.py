"""Dilemmas elsewhere on the site."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.utils.translation import gettext_lazy as _


def connect() -> None:
    """Register parts of pages, notices and periodic work; listen to what changes what is shown."""
    from accounts import notices
    from alliantie import log_privacy
    from alliantie.sections import Place, register
    from cases.presenting.dilemma_sections import on_front
    from cases.services.dilemmas import telling

    for path in ("/dilemmas/", "/mijn/dilemmas/"):
        log_privacy.keep_people_out(path)

    notices.register(telling.CHECK_KIND, label=_("Een dilemma wacht op controle"), for_me=True)
    template = "cases/dilemmas/section_front.html"
    register(Place.FRONT, name="dilemmas", template=template, build=on_front, order=35)
    _listen()


def _listen() -> None:
    from cases.models import DilemmaPage
    from organisations.models import Organisation
    from themes.models import Theme

    post_delete.connect(_deleted, sender=DilemmaPage, dispatch_uid="dilemmas")
    post_save.connect(_organisation_saved, sender=Organisation, dispatch_uid="dilemmas")
    post_save.connect(_theme_saved, sender=Theme, dispatch_uid="dilemmas")
    pre_delete.connect(_theme_deleted, sender=Theme, dispatch_uid="dilemmas")


def _deleted(instance: Any, **_kwargs: Any) -> None:
    from cases.services.dilemmas.indexing import dilemma_gone

    dilemma_gone(dilemma=instance)


def _organisation_saved(instance: Any, *, created: bool, **_kwargs: Any) -> None:
    from cases.services.dilemmas.indexing import organisation_changed

    if not created:
        organisation_changed(organisation=instance)


def _theme_saved(instance: Any, *, created: bool, **_kwargs: Any) -> None:
    from cases.services.dilemmas.indexing import theme_changed

    if not created:
        theme_changed(theme=instance)


def _theme_deleted(instance: Any, **_kwargs: Any) -> None:
    from cases.services.dilemmas.indexing import theme_changed

    theme_changed(theme=instance)
