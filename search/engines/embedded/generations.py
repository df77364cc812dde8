"""Where the index stands on disk: one folder a build, and a file that names the one in use."""

import fcntl
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from uuid import uuid4

from search.engines.base import EngineBusyError

CURRENT, PREFIX = "CURRENT", "build-"
WRITING, BUILDING, CHANGED = "write.lock", "build.lock", "changed"
TURN_SECONDS = 0.05


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
        self._drop_all_but(folder)

    def _drop_all_but(self, folder: Path) -> None:
        for other in self.root.glob(f"{PREFIX}*"):
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)

    def note_changed(self, keys: Iterable[str]) -> None:
        """Remember, while a build runs, what it may have read before this change."""
        if self.current() is not None and self._is_building():
            with (self.root / CHANGED).open("a", encoding="utf-8") as file:
                file.writelines(f"{key}\n" for key in keys)

    def changed(self) -> list[str]:
        """Give what changed since the build began."""
        try:
            return (self.root / CHANGED).read_text(encoding="utf-8").split("\n")
        except OSError:
            return []

    def forget_changed(self) -> None:
        """Begin a build: nothing has changed yet."""
        (self.root / CHANGED).unlink(missing_ok=True)

    def _is_building(self) -> bool:
        try:
            with self.building():
                return False
        except EngineBusyError:
            return True

    def tidy(self) -> None:
        """Drop what a killed build left behind, unless one is running."""
        current = self.current()
        if current is None or len(list(self.root.glob(f"{PREFIX}*"))) == 1:
            return
        with suppress(EngineBusyError), self.building():
            self._drop_all_but(current)

    @contextmanager
    def writing(self, *, patience: float = 0.0) -> Iterator[None]:
        """Keep every other process from writing to the folder in use; the lock goes with the process.

        Waits for `patience` seconds, then raises EngineBusyError.
        """
        with self._locked(WRITING, patience):
            yield

    @contextmanager
    def building(self) -> Iterator[None]:
        """Keep every other process from building; writing to the folder in use goes on."""
        with self._locked(BUILDING, 0.0):
            yield

    @contextmanager
    def _locked(self, name: str, patience: float) -> Iterator[None]:
        self.root.mkdir(parents=True, exist_ok=True)
        until = monotonic() + patience
        with (self.root / name).open("w") as lock:
            while not _try_lock(lock.fileno()):
                if monotonic() >= until:
                    raise EngineBusyError
                sleep(TURN_SECONDS)
            yield


def _try_lock(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
