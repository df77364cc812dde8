"""Read the words of a stored file elsewhere; whatever it is, the answer is words or a reason."""

from dataclasses import dataclass

from alliantie.choices import TextReason, TextState
from alliantie.models import Attachment

from . import exits
from .opening import NotOpenedError, stored

# By name: this process must not load what reads documents.
READER = "alliantie.media.reader"
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
    try:
        done = stored(attachment, name).open_with(READER)
    except NotOpenedError as error:
        state = TextState.REFUSED if error.is_final else TextState.FAILED
        return Reading(state, error.reason)
    if done.returncode in REASONS:
        return Reading(TextState.REFUSED, REASONS[done.returncode])
    if done.returncode:
        return Reading(TextState.FAILED, TextReason.COSTLY)
    text = done.stdout.decode(errors="ignore")
    return Reading(TextState.READ if text else TextState.EMPTY, text=text)
