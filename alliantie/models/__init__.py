"""The frame's own tables."""

from .attachment_texts import AttachmentText
from .audit import AuditEntry
from .decisions import Decision
from .documents import Attachment
from .freshness import Review, ReviewLetter
from .idempotency import Receipt
from .images import Picture, Rendition
from .mail import OutgoingMail
from .merging import Merge, MergedRow
from .numbers import MonthlyNumber
from .periods import ChosenPeriod
from .remarks import ReadyRemark
from .site_settings import FooterSettings, MenuItem, MenuSettings, NoticeSettings
from .starting import Starter
from .texts import FeatureOff, HelpText, MailWording
from .work import Absence, TakenWork
from .workers import PeriodicRun, WorkerPulse

__all__ = [
    "Absence",
    "Attachment",
    "AttachmentText",
    "AuditEntry",
    "ChosenPeriod",
    "Decision",
    "FeatureOff",
    "FooterSettings",
    "HelpText",
    "MailWording",
    "MenuItem",
    "MenuSettings",
    "Merge",
    "MergedRow",
    "MonthlyNumber",
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
