"""Polls and quizzes elsewhere on the site."""

from typing import Any


def connect() -> None:
    """Keep phones out of the log; let quiz questions go when the use case they are about changes."""
    from django.db.models.signals import post_save, pre_delete
    from wagtail.signals import page_published, page_unpublished

    from alliantie import log_privacy
    from alliantie.models import AuditEntry
    from cases.models import CasePage
    from organisations.models import Organisation

    log_privacy.keep_people_out("/stem/")
    for signal in (page_published, page_unpublished, post_save):
        signal.connect(_case_changed, sender=CasePage, dispatch_uid="events quiz")
    post_save.connect(_logged, sender=AuditEntry, dispatch_uid="events quiz")
    # Before: afterwards the questions do not say any more what they were about.
    pre_delete.connect(_case_deleted, sender=CasePage, dispatch_uid="events quiz")
    post_save.connect(_organisation_saved, sender=Organisation, dispatch_uid="events quiz")


def _case_changed(instance: Any, *, raw: bool = False, **_kwargs: Any) -> None:
    from events.services import quizzing

    if not raw:
        quizzing.withdraw_outdated(case=instance)


def _logged(instance: Any, *, created: bool, **_kwargs: Any) -> None:
    """Follow the log: who may see a case changes without saving it, but never without a line."""
    from cases.models import CasePage
    from events.services import quizzing

    if created and instance.object_type == CasePage._meta.label_lower:
        quizzing.withdraw_outdated(case=CasePage(pk=int(instance.object_id)))


def _case_deleted(instance: Any, **_kwargs: Any) -> None:
    from events.services import quizzing

    quizzing.withdraw_gone(case=instance)


def _organisation_saved(instance: Any, *, created: bool, **_kwargs: Any) -> None:
    from events.services import quizzing

    if not created:
        quizzing.withdraw_renamed(organisation=instance)
