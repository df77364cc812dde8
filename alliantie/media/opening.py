"""Hand a stored file to a process apart that opens it, or say why it is not worth trying."""

from dataclasses import dataclass
from subprocess import CompletedProcess

from django.conf import settings

from alliantie.choices import TextReason
from alliantie.models import Attachment

from .apart import run_apart

KINDS = frozenset({"pdf", "docx", "odt"})


class NotOpenedError(ValueError):
    """A file that was not opened; `is_final` when trying again would change nothing."""

    def __init__(self, reason: TextReason, *, is_final: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_final = is_final


@dataclass(frozen=True)
class Stored:
    """A file of a kind we open, as it lies in the store."""

    kind: str
    data: bytes

    def open_with(self, module: str) -> CompletedProcess[bytes]:
        """Let a module of ours open it under limits; raises NotOpenedError when that takes too much."""
        done = run_apart(
            module,
            self.data,
            self.kind,
            memory_bytes=settings.UPLOAD_READER_MEMORY_BYTES,
            seconds=settings.UPLOAD_READER_SECONDS,
        )
        if done is None:
            raise NotOpenedError(TextReason.COSTLY, is_final=False)
        return done


def stored(attachment: Attachment, name: str) -> Stored:
    """Give the file that is stored under this name; raises NotOpenedError."""
    kind = name.rpartition(".")[2].lower()
    if kind not in KINDS:
        raise NotOpenedError(TextReason.KIND, is_final=True)
    try:
        with attachment.file.storage.open(name) as file:
            if file.size > settings.UPLOAD_DOCUMENT_MAX_BYTES:
                raise NotOpenedError(TextReason.HEAVY, is_final=True)
            return Stored(kind, file.read())
    except OSError:
        raise NotOpenedError(TextReason.MISSING, is_final=False) from None
