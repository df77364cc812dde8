"""Hold a PDF against PDF/UA-1 with veraPDF, a program of others that a site may have at hand.

As a module of its own process it becomes Java, so that the limits of that process are Java's.
"""

import os
import sys
import tempfile
from pathlib import Path

from alliantie.media.apart import run_apart

MODULE = "alliantie.media.vera"
MAIN = "org.verapdf.apps.GreenfieldCliWrapper"
ASKED = ("-f", "ua1", "--format", "text")
# veraPDF copies what it reads to a file of its own.
MOST_FILE_BYTES = 64 * 1024 * 1024
# Small and quick to start; the heap is a quarter of what the process may reserve.
SPARING = (
    "-XX:-UsePerfData",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:ReservedCodeCacheSize=64m",
    "-XX:CompressedClassSpaceSize=64m",
    "-Xmx512m",
)
VERDICTS = {b"PASS": True, b"FAIL": False}


def passes(data: bytes) -> bool | None:
    """Say whether it meets the norm; None when veraPDF gave no verdict."""
    from django.conf import settings

    with tempfile.TemporaryDirectory(prefix="verapdf-") as folder:
        done = run_apart(
            MODULE,
            data,
            settings.VERAPDF,
            folder,
            memory_bytes=settings.VERAPDF_MEMORY_BYTES,
            seconds=settings.VERAPDF_SECONDS,
            file_bytes=MOST_FILE_BYTES,
        )
    return VERDICTS.get(done.stdout[:4]) if done is not None else None


def command(place: str, folder: str) -> list[str]:
    """Give how veraPDF is started: a folder holds its jars, anything else is a command."""
    if not Path(place).is_dir():
        return [place, *ASKED]
    own = (f"-Djava.io.tmpdir={folder}", f"-Duser.home={folder}")
    return ["java", *SPARING, *own, "-cp", f"{place}/*", MAIN, *ASKED]


def main(place: str, folder: str) -> None:
    """Become veraPDF; it reads the file on standard input."""
    words = command(place, folder)
    os.execvp(words[0], words)  # noqa: S606 - the site's own setting, no shell


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
