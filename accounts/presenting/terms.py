"""The versions of a text as visitors read them, each with what changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bs4 import BeautifulSoup

from accounts.choices import TermsKind
from accounts.models import TermsVersion

PARAGRAPHS = ("p", "h2", "h3", "h4", "li", "blockquote", "summary")


@dataclass(frozen=True)
class Change:
    """One paragraph that came or went."""

    text: str
    is_new: bool


@dataclass(frozen=True)
class VersionLine:
    """One version, and how it differs from the one before; the first differs from nothing."""

    version: TermsVersion
    changes: Sequence[Change]
    is_first: bool
    is_present: bool


def version_lines(kind: TermsKind) -> list[VersionLine]:
    """Give every version of a text, the newest first; one query."""
    versions = list(TermsVersion.objects.filter(kind=kind).order_by("number"))
    lines = [
        VersionLine(
            version=version,
            changes=_changes(versions[at - 1], version) if at else (),
            is_first=at == 0,
            is_present=at == len(versions) - 1 and version.ended_at is None,
        )
        for at, version in enumerate(versions)
    ]
    return lines[::-1]


def _changes(before: TermsVersion, after: TermsVersion) -> list[Change]:
    old, new = _paragraphs(before), _paragraphs(after)
    found: list[Change] = []
    for _kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[a:b] != new[c:d]:
            found += [Change(text, is_new=False) for text in old[a:b]]
            found += [Change(text, is_new=True) for text in new[c:d]]
    return found


def _paragraphs(version: TermsVersion) -> list[str]:
    soup = BeautifulSoup(version.text, "html.parser")
    found = [tag.get_text(" ", strip=True) for tag in soup.find_all(PARAGRAPHS)]
    return [version.title, *(text for text in found if text)]
