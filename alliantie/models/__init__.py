"""The frame's own tables."""

from .attachment_texts import AttachmentText
from .audit import AuditEntry
from .documents import Attachment
from .idempotency import Receipt
from .images import Picture, Rendition
from .mail import OutgoingMail
from .site_settings import FooterSettings, MenuItem, MenuSettings, NoticeSettings
from .texts import FeatureOff, HelpText, MailWording
from .work import Absence, TakenWork
from .workers import PeriodicRun, WorkerPulse

__all__ = [
    "Absence",
    "Attachment",
    "AttachmentText",
    "AuditEntry",
    "FeatureOff",
    "FooterSettings",
    "HelpText",
    "MailWording",
    "MenuItem",
    "MenuSettings",
    "NoticeSettings",
    "OutgoingMail",
    "PeriodicRun",
    "Picture",
    "Receipt",
    "Rendition",
    "TakenWork",
    "WorkerPulse",
]
