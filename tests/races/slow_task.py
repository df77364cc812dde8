"""A task that tells it began and then takes its time, the first time it is run."""

import time
from pathlib import Path

from django_tasks import task


@task()
def write_line(folder: str) -> None:
    """Note each start; only the first one hangs."""
    begun = Path(folder, "begun")
    first = not begun.exists()
    with begun.open("a") as file:
        file.write("begun\n")
    if first:
        time.sleep(600)
    Path(folder, "done").write_text("done")
