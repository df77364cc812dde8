"""The frame's own tables."""

from .audit import AuditEntry
from .documents import Attachment
from .idempotency import Receipt
from .images import Picture, Rendition
from .site_settings import FooterSettings, MenuItem, MenuSettings, NoticeSettings
from .workers import WorkerPulse

__all__ = [
    "Attachment",
    "AuditEntry",
    "FooterSettings",
    "MenuItem",
    "MenuSettings",
    "NoticeSettings",
    "Picture",
    "Receipt",
    "Rendition",
    "WorkerPulse",
]
