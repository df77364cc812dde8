"""Read the words of one document in a process of its own.

Started by `alliantie.media.texts` through `alliantie.media.apart`. Reads the file on standard input,
writes its words on standard output, and tells by its exit code why there are none. What reads one
kind is loaded for that kind only, which keeps the start quick.
"""

import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any

from alliantie.media.exits import BROKEN, HEAVY, LOCKED
from alliantie.media.weighing import is_too_heavy

MOST_CHARACTERS = 400_000  # as much as search takes of a text: two hundred pages
MOST_PAGES = 400
ODT_MANIFEST = "META-INF/manifest.xml"
ODT_LOCK = b"encryption-data"
# PDFium puts U+FFFE where a line breaks inside a word; U+00AD is the same hyphen in other files.
LINE_HYPHEN = re.compile("[\ufffe\u00ad]\\s*")
# No database takes these; they are no words either.
NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\uffff\ud800-\udfff]")


def words_of(data: bytes, kind: str) -> str:
    """Give the words of a PDF, DOCX or ODT, as many as search takes; ends the process on refusal."""
    kept, length = [], 0
    for piece in READERS[kind](data):
        clean = " ".join(NO_TEXT.sub(" ", LINE_HYPHEN.sub("", piece)).split())
        if clean:
            kept.append(clean)
            length += len(clean) + 1
        if length > MOST_CHARACTERS:
            break
    return "\n".join(kept)[:MOST_CHARACTERS]


def _of_pdf(data: bytes) -> Iterator[str]:
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        sys.exit(LOCKED if error.err_code == FPDF_ERR_PASSWORD else BROKEN)
    for number in range(min(len(document), MOST_PAGES)):
        # A broken page does not cost the words of the others.
        with suppress(PdfiumError):
            yield _of_page(document[number])


def _of_page(page: Any) -> str:
    text = page.get_textpage()
    words = str(text.get_text_range())
    text.close()
    page.close()
    return words


def _of_docx(data: bytes) -> Iterable[str]:
    import mammoth

    if is_too_heavy(io.BytesIO(data)):
        sys.exit(HEAVY)
    return str(mammoth.extract_raw_text(io.BytesIO(data)).value).split("\n")


def _of_odt(data: bytes) -> Iterable[str]:
    import odfdo

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if ODT_MANIFEST in archive.namelist() and ODT_LOCK in archive.read(ODT_MANIFEST):
            sys.exit(LOCKED)
    if is_too_heavy(io.BytesIO(data)):
        sys.exit(HEAVY)
    return str(odfdo.Document(io.BytesIO(data)).body.text_recursive).split("\n")


READERS: dict[str, Callable[[bytes], Iterable[str]]] = {
    "pdf": _of_pdf,
    "docx": _of_docx,
    "odt": _of_odt,
}


def main(kind: str) -> None:
    """Refuse or answer; every fault of a reader is a refusal."""
    try:
        words = words_of(sys.stdin.buffer.read(), kind)
    except (MemoryError, RecursionError):
        sys.exit(HEAVY)
    except Exception:  # noqa: BLE001 - readers raise anything on broken input; the answer is the same
        sys.exit(BROKEN)
    sys.stdout.buffer.write(words.encode())


if __name__ == "__main__":
    main(sys.argv[1])
