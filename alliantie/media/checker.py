"""Check whether everybody can read one document, in a process of its own.

Started by `alliantie.media.checks` through `alliantie.media.apart`. Reads the file on standard input,
writes what it found on standard output as JSON, and tells by its exit code why it found nothing. The
names of findings are those of `alliantie.choices.Finding`; Django is not loaded here.
"""

import json
import sys
from typing import Any

from alliantie.media.exits import BROKEN, HEAVY


def looked_at(data: bytes, kind: str) -> dict[str, Any]:
    """Give findings, number of pages and language; ends the process on refusal."""
    if kind == "pdf":
        from alliantie.media.pdf_access import look_at_pdf

        return look_at_pdf(data)
    from alliantie.media.office_access import look_at_docx, look_at_odt

    return (look_at_docx if kind == "docx" else look_at_odt)(data)


def main(kind: str) -> None:
    """Refuse or answer; every fault of a library is a refusal."""
    try:
        found = looked_at(sys.stdin.buffer.read(), kind)
    except (MemoryError, RecursionError):
        sys.exit(HEAVY)
    except Exception:  # noqa: BLE001 - libraries raise anything on broken input; the answer is the same
        sys.exit(BROKEN)
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1])
