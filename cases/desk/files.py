"""The files of a case as their author finds them: what not everybody can read, and how to mend it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects
from django.utils import timezone

from alliantie.media.guidance import Advice, advice_on
from alliantie.models import Attachment, AttachmentCheck
from alliantie.visibility import Actor
from cases.models import CaseAttachment, CasePage

# Nobody has more in hand; the desk looks through what was written on last.
MOST_CASES = 50


@dataclass(frozen=True)
class FileOnDesk:
    """One file with what was found in it."""

    attachment: Attachment
    check: AttachmentCheck
    title: str
    today: date

    @property
    def advice(self) -> list[Advice]:
        """Give what is wrong, the worst first."""
        return advice_on(self.check.found)

    @property
    def is_excused(self) -> bool:
        """Say whether its author said why, and that still holds."""
        until = self.check.excuse_until
        return until is not None and until >= self.today


@dataclass(frozen=True)
class ToMend:
    """One file on the list of things to do."""

    case_pk: int
    file_pk: int
    title: str
    case_title: str


def files_of(draft: CasePage) -> list[FileOnDesk]:
    """Give the files of the last version with what is known of them; two queries."""
    rows = list(draft.attachments.all())
    prefetch_related_objects(rows, "attachment__access")
    found = ((row, check_of(row.attachment)) for row in rows)
    today = timezone.localdate()
    return [_on_desk(row, check, today) for row, check in found if check is not None]


def files_with_findings(draft: CasePage) -> list[FileOnDesk]:
    """Give those in which something was found."""
    return [one for one in files_of(draft) if one.check.findings]


def check_of(attachment: Attachment) -> AttachmentCheck | None:
    """Give what is known of a file, if anything is."""
    check: AttachmentCheck | None = getattr(attachment, "access", None)
    return check


def to_mend_of(actor: Actor) -> list[ToMend] | None:
    """Give what somebody could mend in what they write, as their last versions have it; two queries."""
    rows = (
        CasePage.objects.workable_by(actor)
        .filter(latest_revision__isnull=False)
        .order_by("-latest_revision_created_at")
        .values_list("pk", "draft_title", "latest_revision__content")[:MOST_CASES]
    )
    used: dict[int, tuple[int, str]] = {}
    for pk, title, content in rows:
        for row in content.get("attachments") or []:
            used.setdefault(row.get("attachment"), (pk, title))
    if not used:
        return None
    checks = AttachmentCheck.objects.to_mend(timezone.localdate()).filter(pk__in=used)
    named = checks.order_by("pk").values_list("pk", "attachment__title")
    return [ToMend(used[pk][0], pk, title, used[pk][1]) for pk, title in named] or None


def _on_desk(row: CaseAttachment, check: AttachmentCheck, today: date) -> FileOnDesk:
    return FileOnDesk(row.attachment, check, row.title or row.attachment.title, today)
