"""Another process, for tests that kill one or look at what it leaves.

It is a copy of the test process: Django stands in it already, where starting it anew takes five seconds.
Its connections are its own, so are its signals, and nobody cleans up behind it when it is killed.
"""

import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from django.db import connections
from django.test import override_settings

FORK = multiprocessing.get_context("fork")


def begin(
    work: Callable[..., object], *given: object, database: Path | None = None, **changed: Any
) -> BaseProcess:
    """Start the work in a copy of this process, on a database file of its own, with changed settings."""
    process = FORK.Process(target=_work, args=(work, given, database, changed), daemon=True)
    process.start()
    return process


def do(
    work: Callable[..., object], *given: object, database: Path | None = None, **changed: Any
) -> None:
    """Let another process do the work, and wait until it is done."""
    process = begin(work, *given, database=database, **changed)
    process.join()
    assert process.exitcode == 0, f"{work.__name__} ended with {process.exitcode}"


def kill(process: BaseProcess) -> None:
    """End it as a machine that goes down does: it does nothing more."""
    process.kill()
    process.join(10)
    assert process.exitcode is not None


def end(process: BaseProcess) -> None:
    """Ask it to stop, as a system that is closed down does."""
    process.terminate()
    process.join(20)
    assert process.exitcode is not None


def _work(
    work: Callable[..., object],
    given: tuple[object, ...],
    database: Path | None,
    changed: dict[str, Any],
) -> None:
    kept = connections._connections  # closing what is the other's would end its transaction
    connections._connections = threading.local()  # type: ignore[assignment]
    if database:
        connections["default"].settings_dict["NAME"] = str(database)
    with override_settings(**changed):
        work(*given)
    connections.close_all()
    del kept
