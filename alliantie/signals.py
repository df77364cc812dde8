"""Wiring: what editors change in the frame is on every page at once; a file's words follow the file."""

from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete
from wagtail.models import Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from . import append_only
from .frame import forget_frame
from .media import checking, keeping
from .models import (
    Attachment,
    ContactSettings,
    FooterColumn,
    FooterLink,
    FooterSettings,
    MenuItem,
    MenuSettings,
    NotFoundLink,
    NotFoundSettings,
    NoticeSettings,
)

FRAME = (
    Site,
    MenuSettings,
    MenuItem,
    FooterSettings,
    FooterColumn,
    FooterLink,
    NoticeSettings,
    NotFoundSettings,
    NotFoundLink,
    ContactSettings,
)
# A link to a page follows its address and goes when the page goes.
PAGES = (page_published, page_unpublished, page_slug_changed, post_page_move)


def _changed(**_kwargs: Any) -> None:
    forget_frame()


def _attachment_saved(
    sender: type[Model], instance: Attachment, *, raw: bool, **_kwargs: Any
) -> None:
    if not raw:
        keeping.attachment_saved(attachment=instance)
        checking.attachment_saved(attachment=instance)


def _attachment_going(sender: type[Model], instance: Attachment, **_kwargs: Any) -> None:
    keeping.attachment_going(attachment=instance)


def connect() -> None:
    """Listen to everything the frame is made of."""
    for model in FRAME:
        for signal in (post_save, post_delete):
            signal.connect(_changed, sender=model, dispatch_uid=f"frame {model.__name__}")
    for of_pages in PAGES:
        of_pages.connect(_changed, dispatch_uid="frame")
    post_migrate.connect(append_only.install, sender=apps.get_app_config("alliantie"))
    post_save.connect(_attachment_saved, sender=Attachment, dispatch_uid="words")
    pre_delete.connect(_attachment_going, sender=Attachment, dispatch_uid="words")
