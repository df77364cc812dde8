"""Wiring: what happens to meetings, hosts, series and themes elsewhere reaches search."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from alliantie.models import AuditEntry
from news.models import RoundLine
from organisations.models import Organisation
from themes.models import Theme

from .models import CoHost, EventIndexPage, EventPage, Material, Series
from .services import indexing, materials, rounds
from .services.merging import follow_merge

UID = "events"
MERGED = "organisation.merge"


def _event_changed(instance: EventPage, *, raw: bool = False, **_kwargs: Any) -> None:
    if not raw:
        indexing.event_changed(event=instance)


def _event_deleted(instance: EventPage, **_kwargs: Any) -> None:
    indexing.event_gone(event=instance)


def _page_moved(instance: Any, **_kwargs: Any) -> None:
    indexing.addresses_changed(page=instance)


def _organisation_saved(instance: Organisation, *, created: bool, **_kwargs: Any) -> None:
    if not created:
        rounds.house_changed(organisation=instance)
        indexing.organisation_changed(organisation=instance)


def _theme_saved(instance: Theme, *, created: bool, **_kwargs: Any) -> None:
    if not created:
        indexing.theme_changed(theme=instance)


def _theme_deleted(instance: Theme, **_kwargs: Any) -> None:
    indexing.theme_changed(theme=instance)


def _series_saved(instance: Series, *, created: bool, **_kwargs: Any) -> None:
    if not created:
        indexing.series_changed(series=instance)


def _series_deleted(instance: Series, **_kwargs: Any) -> None:
    indexing.series_changed(series=instance)


def _host_changed(instance: CoHost, **_kwargs: Any) -> None:
    indexing.host_changed(event_id=instance.event_id)


def _material_saved(instance: Material, **_kwargs: Any) -> None:
    indexing.material_changed(event_id=instance.event_id)


def _material_deleted(instance: Material, **_kwargs: Any) -> None:
    materials.material_gone(material=instance)
    indexing.material_changed(event_id=instance.event_id)


def _news_saved(instance: RoundLine, *, created: bool, **_kwargs: Any) -> None:
    if not created:
        rounds.line_changed(line=instance)
        indexing.news_changed(line=instance)


def _logged(instance: AuditEntry, *, created: bool, **_kwargs: Any) -> None:
    """Follow the log: its line is written inside the transaction of the merge."""
    if created and instance.action == MERGED:
        follow_merge(organisation=Organisation.objects.get(pk=instance.object_id))


def connect() -> None:
    """Listen; called once when the app is ready."""
    for signal in (page_published, page_unpublished, post_save):
        signal.connect(_event_changed, sender=EventPage, dispatch_uid=UID)
    for signal in (post_page_move, page_slug_changed):
        for model in (EventIndexPage, EventPage):
            signal.connect(_page_moved, sender=model, dispatch_uid=f"{UID} {model.__name__}")
    for signal in (post_save, post_delete):
        signal.connect(_host_changed, sender=CoHost, dispatch_uid=UID)
    post_save.connect(_news_saved, sender=RoundLine, dispatch_uid=UID)
    post_delete.connect(_event_deleted, sender=EventPage, dispatch_uid=UID)
    post_save.connect(_organisation_saved, sender=Organisation, dispatch_uid=UID)
    post_save.connect(_logged, sender=AuditEntry, dispatch_uid=UID)
    post_save.connect(_theme_saved, sender=Theme, dispatch_uid=UID)
    pre_delete.connect(_theme_deleted, sender=Theme, dispatch_uid=UID)
    post_save.connect(_series_saved, sender=Series, dispatch_uid=UID)
    pre_delete.connect(_series_deleted, sender=Series, dispatch_uid=UID)
    post_delete.connect(_material_deleted, sender=Material, dispatch_uid=UID)
    post_save.connect(_material_saved, sender=Material, dispatch_uid=UID)
