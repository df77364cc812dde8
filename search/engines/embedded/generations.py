"""Where the index stands on disk: one folder a build, and a file that names the one in use."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from search.engines.base import EngineBusyError

CURRENT, LOCK, PREFIX = "CURRENT", "write.lock", "build-"


@dataclass(frozen=True)
class Generations:
    """The folders of one installation."""

    root: Path

    def current(self) -> Path | None:
        """Give the folder in use, if any."""
        try:
            name = (self.root / CURRENT).read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return None
        folder = self.root / name
        return folder if name.startswith(PREFIX) and folder.is_dir() else None

    def fresh(self) -> Path:
        """Make an empty folder for a new build."""
        folder = self.root / f"{PREFIX}{uuid4().hex[:12]}"
        folder.mkdir(parents=True)
        return folder

    def use(self, folder: Path) -> None:
        """Swap to a folder in one step and drop the others; open readers keep their files."""
        draft = self.root / f"{CURRENT}.new"
        draft.write_text(folder.name, encoding="ascii")
        draft.replace(self.root / CURRENT)
        for other in self.root.glob(f"{PREFIX}*"):
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep every other process from writing; the lock goes with the process."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise EngineBusyError from error
            yield
