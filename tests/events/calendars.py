"""Read calendars as three programs do, for tests."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from events.calendaring.checking import check

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"
SAME = ("uid", "begins", "ends", "sequence", "status", "summary")


def by_three(texts: dict[str, str], folder: Path) -> dict[str, dict[str, list[dict]]]:
    """Give for each calendar what icalendar, ical.js and node-ical understood of it."""
    _needs_node()
    files = {}
    for name, text in texts.items():
        file = folder / f"{name}.ics"
        file.write_text(text, newline="")
        files[str(file)] = name
    done = subprocess.run(
        ["node", str(FRONTEND / "calendar.mjs"), *files],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "TZ": "Asia/Tokyo"},  # a machine far away reads the same moments
    )
    told = {files[file]: read for file, read in json.loads(done.stdout).items()}
    for name, text in texts.items():
        checked = check(text.encode())
        assert checked.problems == []
        told[name]["icalendar"] = [vars(one) for one in checked.found]
    return told


def _needs_node() -> None:
    here = shutil.which("node") and (FRONTEND / "node_modules" / "node-ical").exists()
    if not here and os.environ.get("CI") != "true":
        pytest.skip("Node.js or its packages are not here: cd frontend && npm ci")


def same(read: dict[str, list[dict]]) -> dict[str, list[dict]]:
    """Keep of each program what all must agree on."""
    return {
        name: [{key: one[key] for key in SAME} for one in found] for name, found in read.items()
    }
