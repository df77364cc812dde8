"""Stands in for a reader that was taken over by the file it read."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    try:
        Path(sys.argv[1]).write_text("x")
        written = "written"
    except OSError as error:
        written = type(error).__name__
    sys.stdout.write(f"{os.environ.get('SECRET_KEY')} {written}")
