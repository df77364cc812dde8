"""Wiring: what happens to pages, organisations and themes elsewhere reaches the verbs of cases."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from alliantie.media.registry import register_listener
from alliantie.models import AuditEntry
from organisations.models import Organisation
from themes.models import Theme

from .models import CaseIndexPage, CasePage
from .services import indexing
from .services.merging import move_dilemmas, move_partners, move_reuses

MERGED = "organisation.merge"


def _case_changed(sender: type[Model], instance: CasePage, **_kwargs: Any) -> None:
    indexing.case_changed(case=instance)


def _case_saved(sender: type[Model], instance: CasePage, *, raw: bool, **_kwargs: Any) -> None:
    if not raw:
        indexing.case_changed(case=instance)


def _case_deleted(sender: type[Model], instance: CasePage, **_kwargs: Any) -> None:
    indexing.case_gone(case=instance)


def _page_moved(sender: type[Model], instance: Page, **_kwargs: Any) -> None:
    indexing.addresses_changed(page=instance)


def _organisation_saved(
    sender: type[Model], instance: Organisation, *, created: bool, **_kwargs: Any
) -> None:
    if not created:
        indexing.organisation_changed(organisation=instance)


def _logged(sender: type[Model], instance: AuditEntry, *, created: bool, **_kwargs: Any) -> None:
    """Follow the log: its line is written inside the transaction of the merge."""
    if created and instance.action == MERGED:
        organisation = Organisation.objects.get(pk=instance.object_id)
        move_reuses(organisation=organisation)
        move_dilemmas(organisation=organisation)
        move_partners(organisation=organisation)


def _theme_saved(sender: type[Model], instance: Theme, *, created: bool, **_kwargs: Any) -> None:
    if not created:
        indexing.theme_changed(theme=instance)


def _theme_deleted(sender: type[Model], instance: Theme, **_kwargs: Any) -> None:
    indexing.theme_changed(theme=instance)


def _words_changed(pk: int) -> None:
    indexing.attachment_changed(pk=pk)


def connect() -> None:
    """Listen; called once when the app is ready."""
    register_listener(_words_changed)
    for signal in (page_published, page_unpublished):
        signal.connect(_case_changed, sender=CasePage, dispatch_uid="cases")
    for signal in (post_page_move, page_slug_changed):
        for model in (CaseIndexPage, CasePage):
            signal.connect(_page_moved, sender=model, dispatch_uid=f"cases {model.__name__}")
    post_save.connect(_case_saved, sender=CasePage, dispatch_uid="cases")
    post_delete.connect(_case_deleted, sender=CasePage, dispatch_uid="cases")
    post_save.connect(_organisation_saved, sender=Organisation, dispatch_uid="cases")
    post_save.connect(_logged, sender=AuditEntry, dispatch_uid="cases")
    post_save.connect(_theme_saved, sender=Theme, dispatch_uid="cases")
    pre_delete.connect(_theme_deleted, sender=Theme, dispatch_uid="cases")
