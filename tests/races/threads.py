"""Let many threads do a thing at the same moment, each with a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connections

THREADS = 24


def at_once(act: Callable[[int], Any]) -> list[Any]:
    """Call `act` with 0 to 23 at the same moment; give results, or the errors that were raised."""
    start = Barrier(THREADS)

    def run(number: int) -> Any:
        start.wait(20)
        try:
            return act(number)
        except Exception as error:  # noqa: BLE001 - the test looks at what went wrong
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))
