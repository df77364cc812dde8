"""Read the words of a stored file elsewhere; whatever it is, the answer is words or a reason."""

from dataclasses import dataclass

from django.conf import settings

from alliantie.choices import TextReason, TextState
from alliantie.models import Attachment

from . import exits
from .apart import run_apart

# By name: this process must not load what reads documents.
READER = "alliantie.media.reader"
KINDS = frozenset({"pdf", "docx", "odt"})
REASONS = {
    exits.BROKEN: TextReason.BROKEN,
    exits.LOCKED: TextReason.LOCKED,
    exits.HEAVY: TextReason.HEAVY,
}


@dataclass(frozen=True)
class Reading:
    """What came of reading one file."""

    state: TextState
    reason: TextReason | None = None
    text: str = ""


def read(attachment: Attachment, name: str) -> Reading:
    """Read the file that is stored under this name; refused is for good, failed may pass."""
    kind = name.rpartition(".")[2].lower()
    if kind not in KINDS:
        return Reading(TextState.REFUSED, TextReason.KIND)
    try:
        with attachment.file.storage.open(name) as file:
            if file.size > settings.UPLOAD_DOCUMENT_MAX_BYTES:
                return Reading(TextState.REFUSED, TextReason.HEAVY)
            data = file.read()
    except OSError:
        return Reading(TextState.FAILED, TextReason.MISSING)
    return _read(data, kind)


def _read(data: bytes, kind: str) -> Reading:
    done = run_apart(
        READER,
        data,
        kind,
        memory_bytes=settings.UPLOAD_READER_MEMORY_BYTES,
        seconds=settings.UPLOAD_READER_SECONDS,
    )
    if done is None or (done.returncode and done.returncode not in REASONS):
        return Reading(TextState.FAILED, TextReason.COSTLY)
    if done.returncode:
        return Reading(TextState.REFUSED, REASONS[done.returncode])
    text = done.stdout.decode(errors="ignore")
    return Reading(TextState.READ if text else TextState.EMPTY, text=text)
