"""Wiring: what editors publish and take down as house rules or terms reaches accounts."""

from typing import Any

from django.db.models.signals import post_delete
from wagtail.signals import page_published, page_unpublished

from .models import EditorialPage
from .services.terms import end_rules_without_page, rules_published


def connect() -> None:
    """Listen once."""
    page_published.connect(_published, sender=EditorialPage, dispatch_uid="home_terms_published")
    page_unpublished.connect(_gone, sender=EditorialPage, dispatch_uid="home_terms_unpublished")
    post_delete.connect(_gone, sender=EditorialPage, dispatch_uid="home_terms_deleted")


def _published(instance: EditorialPage, revision: Any = None, **_kwargs: Any) -> None:
    rules_published(page=instance, actor_id=revision.user_id if revision else None)


def _gone(**_kwargs: Any) -> None:
    end_rules_without_page()
