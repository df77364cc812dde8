"""The frame's own tables."""

from .attachment_checks import AttachmentCheck
from .attachment_texts import AttachmentText
from .audit import AuditEntry
from .contact import ContactSettings
from .decisions import Decision
from .documents import Attachment
from .footer import FooterColumn, FooterLink, FooterSettings
from .freshness import Review, ReviewLetter
from .idempotency import Receipt
from .images import Picture, Rendition
from .imports import Import, ImportedItem, ImportMapping
from .mail import OutgoingMail
from .menu import MenuItem, MenuSettings
from .merging import Merge, MergedRow
from .not_found import NotFoundLink, NotFoundSettings
from .notice import NoticeSettings
from .numbers import MonthlyNumber
from .periods import ChosenPeriod
from .remarks import ReadyRemark
from .starting import Starter
from .texts import FeatureOff, HelpText, MailWording
from .work import Absence, TakenWork
from .workers import PeriodicRun, WorkerPulse

__all__ = [
    "Absence",
    "Attachment",
    "AttachmentCheck",
    "AttachmentText",
    "AuditEntry",
    "ChosenPeriod",
    "ContactSettings",
    "Decision",
    "FeatureOff",
    "FooterColumn",
    "FooterLink",
    "FooterSettings",
    "HelpText",
    "Import",
    "ImportMapping",
    "ImportedItem",
    "MailWording",
    "MenuItem",
    "MenuSettings",
    "Merge",
    "MergedRow",
    "MonthlyNumber",
    "NotFoundLink",
    "NotFoundSettings",
    "NoticeSettings",
    "OutgoingMail",
    "PeriodicRun",
    "Picture",
    "ReadyRemark",
    "Receipt",
    "Rendition",
    "Review",
    "ReviewLetter",
    "Starter",
    "TakenWork",
    "WorkerPulse",
]
