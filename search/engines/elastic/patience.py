"""Keep a slow or silent server from keeping people waiting."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from threading import BoundedSemaphore, Thread, local
from time import monotonic
from typing import TypeVar

from search.engines.base import EngineDownError

from .client import OutOfReachError

T = TypeVar("T")

# A thread whose answer drips in lives on until the connection ends; more of them are not started.
THREADS = BoundedSemaphore(64)
# A page is asked for in about a second; what it spent before counts.
WINDOW_SECONDS = 1.0
LEAST_SECONDS = 0.05


def within(seconds: float, work: Callable[[], T]) -> T:
    """Give what the work gives, or stop waiting for it.

    Limits of a socket count from byte to byte; only somebody who does not read himself can say
    when the whole has taken too long.
    """
    if not THREADS.acquire(blocking=False):
        raise OutOfReachError("too many questions are waiting")
    answer: Future[T] = Future()
    Thread(target=_answer, args=(work, answer), daemon=True).start()
    try:
        return answer.result(seconds)
    except TimeoutError:
        raise OutOfReachError(f"no answer within {seconds} s") from None


def _answer(work: Callable[[], T], answer: Future[T]) -> None:
    try:
        answer.set_result(work())
    except BaseException as error:  # noqa: BLE001 - it is raised again where it is waited for
        answer.set_exception(error)
    finally:
        THREADS.release()


class Budget(local):
    """What one thread, and so one page, may still wait: some questions each just in time are late."""

    def __init__(self, seconds: float) -> None:
        """Start with all of it."""
        self._seconds = seconds
        self._spent: list[tuple[float, float]] = []

    @contextmanager
    def spending(self) -> Iterator[float]:
        """Give what is left of the last second, and count what is spent now."""
        start = monotonic()
        self._spent = [(at, took) for at, took in self._spent if at > start - WINDOW_SECONDS]
        yield max(LEAST_SECONDS, self._seconds - sum(took for _at, took in self._spent))
        now = monotonic()
        self._spent.append((now, now - start))


class Breaker:
    """Remembers for a moment that asking was in vain, so that not every page waits for it."""

    def __init__(self, rest: float) -> None:
        """Start closed: questions go through."""
        self._rest = rest
        self._until = 0.0

    def check(self) -> None:
        """Refuse at once while it is open."""
        if monotonic() < self._until:
            raise EngineDownError("the server did not answer a moment ago")

    def open(self) -> None:
        """Let nobody wait for a while."""
        self._until = monotonic() + self._rest

    def close(self) -> None:
        """Let questions through again: the server was seen to work."""
        self._until = 0.0
