"""Let in only documents that are what they say: PDF, DOCX, ODT, told by their content."""

import zipfile
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from .errors import UploadRefusedError

PDF_START = b"%PDF-"
ZIP_START = b"PK\x03\x04"
ODT_TYPE = b"application/vnd.oasis.opendocument.text"
DOCX_MAIN = "word/document.xml"
DOCX_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
CONTENT_TYPES = "[Content_Types].xml"
MACRO_PARTS = ("vbaproject.bin", "vbadata.xml", "basic/", "scripts/")
MAX_PARTS = 5000
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_TYPES_BYTES = 1024 * 1024


def check_document(file: Any) -> str:
    """Give the true type ("pdf", "docx", "odt"); refuse anything else, macros and zip bombs."""
    if file.size > settings.UPLOAD_DOCUMENT_MAX_BYTES:
        limit = settings.UPLOAD_DOCUMENT_MAX_BYTES // (1024 * 1024)
        raise UploadRefusedError(
            _("Dit bestand is te groot: het mag hoogstens %(limit)d MB zijn.") % {"limit": limit}
        )
    file.seek(0)
    start = file.read(len(PDF_START))
    found = "pdf" if start == PDF_START else ""
    if start.startswith(ZIP_START):
        found = _type_of_zip(file)
    file.seek(0)
    said = str(file.name).rpartition(".")[2].lower()
    if not found:
        raise UploadRefusedError(_("Dit is geen PDF-, DOCX- of ODT-bestand."))
    if said != found:
        raise UploadRefusedError(
            _(
                "Dit bestand heet .%(said)s, maar het is een %(found)s-bestand. Geef het de juiste naam."
            )
            % {"said": said[:10], "found": found.upper()}
        )
    return found


def _type_of_zip(file: Any) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            _check_parts(parts)
            return _kind(archive, {part.filename for part in parts})
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        if isinstance(error, UploadRefusedError):
            raise
        raise UploadRefusedError(_("Dit bestand is beschadigd of heeft een wachtwoord.")) from None


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED_BYTES:
        raise UploadRefusedError(_("Dit bestand is uitgepakt te groot."))
    names = [part.filename.lower() for part in parts]
    if any(name.startswith(MACRO_PARTS) or name.endswith(MACRO_PARTS[:2]) for name in names):
        raise UploadRefusedError(
            _("In dit bestand zitten macro's. Sla het op zonder macro's en probeer het opnieuw.")
        )


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    if DOCX_MAIN in names and CONTENT_TYPES in names:
        with archive.open(CONTENT_TYPES) as types:
            return "docx" if DOCX_TYPE in types.read(MAX_TYPES_BYTES) else ""
    if "mimetype" in names and "content.xml" in names:
        with archive.open("mimetype") as mimetype:
            return "odt" if mimetype.read(100).strip() == ODT_TYPE else ""
    return ""
