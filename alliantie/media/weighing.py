"""Weigh a document that is a zip of XML before anything reads it."""

import zipfile
from typing import Any

# What a document may hold in all its text parts: a report of a hundred pages stays far below it,
# and a few kilobytes that unpack to millions of parts would hold a reader for minutes.
MOST_XML_BYTES = 8 * 1024 * 1024
MOST_XML_PARTS = 150_000
XML_NAMES = (".xml", ".rels")


def is_too_heavy(file: Any) -> bool:
    """Say whether reading this DOCX or ODT would take too long."""
    file.seek(0)
    with zipfile.ZipFile(file) as archive:
        parts = [part for part in archive.infolist() if part.filename.endswith(XML_NAMES)]
        if sum(part.file_size for part in parts) > MOST_XML_BYTES:
            return True
        return sum(archive.read(part).count(b"<") for part in parts) > MOST_XML_PARTS
