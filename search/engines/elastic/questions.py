"""Put questions to the server without making a page wait: one budget, and rest after a failure."""

from collections.abc import Callable
from typing import TypeVar

from django.core.signals import request_finished, request_started
from elasticsearch import Elasticsearch, NotFoundError

from search.engines.base import EngineDownError

from .client import Address, Limits, OutOfReachError, broken_means_down
from .generations import Generations
from .patience import Breaker, Budget, within

T = TypeVar("T")


class Questions:
    """Asks the one index behind the alias and gives up in time."""

    def __init__(self, address: Address, prefix: str, limits: Limits) -> None:
        """Remember where the server is; nothing is asked before the first question."""
        self._address, self._prefix, self._limits = address, prefix, limits
        self._client = address.client(limits.question)
        self._breaker = Breaker(limits.rest)
        self._budget = Budget(limits.question)
        request_started.connect(self._begin_page)
        request_finished.connect(self._end_page)

    def _begin_page(self, **_signal: object) -> None:
        self._budget.begin()

    def _end_page(self, **_signal: object) -> None:
        self._budget.end()

    def check(self) -> None:
        """Refuse at once, with EngineDownError, while the server has its rest."""
        self._breaker.check()

    def go_on(self) -> None:
        """End the rest: the server was seen to answer."""
        self._breaker.close()

    def ask(self, question: Callable[[Elasticsearch, str], T]) -> T:
        """Ask and wait no longer than a page may; then let the server rest.

        Connections that an answer may still drip into are left alone: the next question gets new ones.
        """
        self.check()
        client = self._client
        try:
            with self._budget.spending() as seconds:
                return within(seconds, lambda: self._answered(client, question))
        except OutOfReachError:
            self._breaker.open()
            self._client = self._address.client(self._limits.question)
            raise

    def _answered(self, client: Elasticsearch, question: Callable[[Elasticsearch, str], T]) -> T:
        """Ask; when the index made way for a newer one just now, ask that."""
        with broken_means_down():
            generations = Generations(client, self._prefix)
            try:
                return question(client, named(generations))
            except NotFoundError:
                return question(client, named(generations))


def named(generations: Generations) -> str:
    """Give the index in use, or raise EngineDownError when there is none."""
    index = generations.current()
    if index is None:
        raise EngineDownError("there is no index yet")
    return index
