"""Wiring: what editors change in the frame is on every page at once."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Site

from .frame import forget_frame
from .models import FooterSettings, MenuItem, MenuSettings, NoticeSettings


def _changed(**_kwargs: Any) -> None:
    forget_frame()


def connect() -> None:
    """Listen to everything the frame is made of."""
    for model in (Site, MenuSettings, MenuItem, FooterSettings, NoticeSettings):
        for signal in (post_save, post_delete):
            signal.connect(_changed, sender=model, dispatch_uid=f"frame {model.__name__}")
