"""Keep a slow or silent server from keeping people waiting."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import BoundedSemaphore, Thread
from time import monotonic
from typing import TypeVar

from search.engines.base import EngineDownError

from .client import OutOfReachError

T = TypeVar("T")

# A thread whose answer drips in lives on until the connection ends; more of them are not started.
THREADS = BoundedSemaphore(64)


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
