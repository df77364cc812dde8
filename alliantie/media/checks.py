"""Check a stored file elsewhere; whatever it is, the answer is findings or a reason for none."""

import json
from dataclasses import dataclass
from subprocess import CompletedProcess
from typing import Any

from django.conf import settings

from alliantie.choices import CheckState, Finding, TextReason
from alliantie.models import Attachment

from . import exits, vera
from .opening import NotOpenedError, Stored, stored

# By name: this process must not load what opens documents.
CHECKER = "alliantie.media.checker"
# Raise it when the check finds more or else than before: every file is then looked at anew.
VERSION = "1"
# A file that does not open, or only with a password, is itself a finding.
FOUND_BY_EXIT = {exits.BROKEN: Finding.BROKEN, exits.LOCKED: Finding.LOCKED_OUT}
MOST_PAGES = 1_000_000
LONGEST_LANGUAGE = 35


@dataclass(frozen=True)
class Checked:
    """What came of checking one file."""

    state: CheckState
    reason: TextReason | None = None
    findings: tuple[Finding, ...] = ()
    pages: int = 0
    language: str = ""


def version() -> str:
    """Name what a file is held against today."""
    return f"{VERSION}+ua1" if settings.VERAPDF else VERSION


def check(attachment: Attachment, name: str) -> Checked:
    """Check the file that is stored under this name; refused is for good, failed may pass."""
    try:
        file = stored(attachment, name)
        done = file.open_with(CHECKER)
    except NotOpenedError as error:
        state = CheckState.REFUSED if error.is_final else CheckState.FAILED
        return Checked(state, error.reason)
    return _answer(file, done)


def _answer(file: Stored, done: CompletedProcess[bytes]) -> Checked:
    if done.returncode in FOUND_BY_EXIT:
        return Checked(CheckState.CHECKED, findings=(FOUND_BY_EXIT[done.returncode],))
    if done.returncode == exits.HEAVY:
        return Checked(CheckState.REFUSED, TextReason.HEAVY)
    try:
        told = json.loads(done.stdout) if done.returncode == 0 else None
        found = _found(told) if told is not None else None
    except (ValueError, TypeError, KeyError):
        found = None
    if found is None:
        return Checked(CheckState.FAILED, TextReason.COSTLY)
    return _held_against_the_norm(found, file.data) if file.kind == "pdf" else found


def _found(told: Any) -> Checked:
    """Take in what the other process said, as far as it is of our vocabulary."""
    return Checked(
        CheckState.CHECKED,
        findings=tuple(Finding(one) for one in dict.fromkeys(told["findings"])),
        pages=min(max(int(told["pages"]), 0), MOST_PAGES),
        language=str(told["language"])[:LONGEST_LANGUAGE],
    )


def _held_against_the_norm(found: Checked, data: bytes) -> Checked:
    """Add what veraPDF says, where it is at hand; that it says nothing costs nothing."""
    if not settings.VERAPDF or vera.passes(data) is not False:
        return found
    return Checked(
        found.state,
        findings=(*found.findings, Finding.PDF_UA),
        pages=found.pages,
        language=found.language,
    )
