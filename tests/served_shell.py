"""A process inside the served site that runs what it is handed, line by line: Django starts once for all of it.

Started as `python -m tests.served_shell`; each line in is a piece of Python, each line out whether it went well
and what it printed, both as JSON.
"""

import io
import json
import os
import sys
import traceback
from contextlib import redirect_stdout

import django


def run(code: str) -> tuple[bool, str]:
    """Run a piece as a command of its own would: with a fresh connection and nothing remembered."""
    from django.core.cache import cache
    from django.db import connections

    said = io.StringIO()
    cache.clear()
    try:
        with redirect_stdout(said):
            exec(code, {"__name__": "__main__"})  # noqa: S102 - the tests' own code
    except Exception:  # noqa: BLE001 - who asked reads what went wrong
        return False, said.getvalue() + traceback.format_exc()
    finally:
        connections.close_all()
    return True, said.getvalue()


def main() -> None:
    """Answer until nobody asks; what others print, processes too, goes where errors go."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    django.setup()
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    main()
