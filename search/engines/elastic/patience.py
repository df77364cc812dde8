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
    """What one page, which is one thread between two signals, may still wait for the server in all.

    Some questions that are each just in time would together be late. Outside a page, in a command or
    the worker, every question has the whole of it.
    """

    def __init__(self, seconds: float) -> None:
        """Start outside any page."""
        self._seconds = seconds
        self._left: float | None = None

    def begin(self) -> None:
        """Start a page."""
        self._left = self._seconds

    def end(self) -> None:
        """End a page."""
        self._left = None

    @contextmanager
    def spending(self) -> Iterator[float]:
        """Give what is left, and count what is spent now."""
        if self._left is None:
            yield self._seconds
            return
        start = monotonic()
        yield max(LEAST_SECONDS, self._left)
        self._left -= monotonic() - start


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
