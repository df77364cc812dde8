"""The frame's own tables."""

from .attachment_texts import AttachmentText
from .audit import AuditEntry
from .documents import Attachment
from .freshness import Review, ReviewLetter
from .idempotency import Receipt
from .images import Picture, Rendition
from .mail import OutgoingMail
from .periods import ChosenPeriod
from .site_settings import FooterSettings, MenuItem, MenuSettings, NoticeSettings
from .work import Absence, TakenWork
from .workers import PeriodicRun, WorkerPulse

__all__ = [
    "Absence",
    "Attachment",
    "AttachmentText",
    "AuditEntry",
    "ChosenPeriod",
    "FooterSettings",
    "MenuItem",
    "MenuSettings",
    "NoticeSettings",
    "OutgoingMail",
    "PeriodicRun",
    "Picture",
    "Receipt",
    "Rendition",
    "Review",
    "ReviewLetter",
    "TakenWork",
    "WorkerPulse",
]
