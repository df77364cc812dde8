"""Which index is in use: one a build, and an alias that names it."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Event, Thread
from time import monotonic, sleep, time_ns
from typing import Any
from uuid import uuid4

from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError

from search.engines.base import EngineBusyError, EngineDownError

from .client import other_shape_means_down
from .documents import mapping, schema

# A build beats while it lives; one whose beat stands still so long is dead. Only its own beats are
# compared, so clocks need not agree.
BEAT_SECONDS = 1.0
DEAD_SECONDS = 10.0
LOOK_SECONDS = 0.5
# So long an order to remove keeps an older order to write from taking effect.
REMOVAL_KEPT = "6h"
WHILE_BUILDING = {
    "number_of_shards": 1,  # counts are exact, scores compare; millions of pages fit
    "number_of_replicas": 0,
    "refresh_interval": "-1",
    "gc_deletes": REMOVAL_KEPT,
}

Indices = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Generations:
    """The indexes of one installation: `prefix` is the alias, `prefix-<12 hex>` the indexes."""

    client: Elasticsearch
    prefix: str
    replicas: int = 0

    def current(self) -> str | None:
        """Give the index in use, if any; anything but one index behind the alias is broken."""
        try:
            named = self.client.indices.get_alias(name=self.prefix).body
        except NotFoundError:
            return None
        if len(named) != 1:
            raise EngineDownError(f"{len(named)} indexes stand behind {self.prefix}")
        return str(next(iter(named)))

    def usable(self) -> str | None:
        """Give the index in use if it is of today's form; an index in the alias's place is broken."""
        found = self._described(self.prefix)
        if self.prefix in found:
            raise EngineDownError(f"{self.prefix} is an index, not an alias")
        if len(found) > 1:
            raise EngineDownError(f"{len(found)} indexes stand behind {self.prefix}")
        for name, described in found.items():
            if described["meta"].get("schema") != schema():
                raise EngineDownError(f"{name} is of another form")
            return name
        return None

    @contextmanager
    def building(self) -> Iterator[str]:
        """Give a fresh index that is filled through an alias of its own; failing removes it.

        The alias keeps a build that was taken for dead from coming back as an index without form. When
        the swap itself fails nobody knows whether it was done: the next one looks.
        """
        self.tidy()
        name = f"{self.prefix}-{uuid4().hex[:12]}"
        self.client.indices.create(
            index=name,
            mappings={**mapping(), "_meta": _meta(time_ns())},
            settings=WHILE_BUILDING,
            aliases={filling(name): {}},
        )
        try:
            self._be_the_only_one(name)
            with self._beating(name):
                yield name
        except BaseException:
            with suppress(ApiError, TransportError):
                self._drop(name)
            raise
        self._use(name)

    def _be_the_only_one(self, name: str) -> None:
        if set(self.builds()) - {name}:
            raise EngineBusyError("another build began at the same moment")

    def builds(self) -> Iterable[str]:
        """Give the indexes that are being filled, or were when their process was killed."""
        return self._beats()

    def tidy(self) -> None:
        """Remove what killed builds left behind; raise EngineBusyError when one is alive."""
        lost = [name for name, said in self._ours().items() if not said["aliases"]]
        for name in (*lost, *self._dead()):
            self._drop(name)

    def _dead(self) -> Iterable[str]:
        """Watch the builds there are: one whose beat stands still is dead."""
        seen = self._beats()
        until = monotonic() + DEAD_SECONDS
        while seen and monotonic() < until:
            sleep(LOOK_SECONDS)
            now = self._beats()
            if any(now.get(name, beat) != beat for name, beat in seen.items()):
                raise EngineBusyError("another process builds an index")
            seen = {name: beat for name, beat in seen.items() if name in now}
        return seen

    def _ours(self) -> Indices:
        """Give our indexes; a neighbour whose prefix begins like ours keeps his."""
        ours = re.compile(rf"{re.escape(self.prefix)}-[0-9a-f]{{12}}")
        found = self._described(f"{self.prefix}-*")
        return {name: said for name, said in found.items() if ours.fullmatch(name)}

    def _described(self, name: str) -> Indices:
        """Give what there is by this name, each with its aliases and the beat of its build."""
        found = self.client.indices.get(index=name, ignore_unavailable=True, expand_wildcards="all")
        with other_shape_means_down():
            return {
                index: {
                    "aliases": said["aliases"],
                    "meta": said["mappings"].get("_meta", {}),
                }
                for index, said in found.items()
            }

    def _beats(self) -> dict[str, Any]:
        """Give the last beat of every build."""
        return {
            name: said["meta"].get("beat")
            for name, said in self._ours().items()
            if filling(name) in said["aliases"]
        }

    @contextmanager
    def _beating(self, name: str) -> Iterator[None]:
        done = Event()
        thread = Thread(target=self._beat, args=(name, done), daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()

    def _beat(self, name: str, done: Event) -> None:
        while not done.wait(BEAT_SECONDS):
            try:
                self.client.indices.put_mapping(index=name, meta=_meta(time_ns()))
            except (ApiError, TransportError):
                continue  # a beat that is missed once is followed by the next

    def _use(self, name: str) -> None:
        """Swap in one step and remove the others in the same one."""
        ready = {"refresh_interval": None, "number_of_replicas": self.replicas}
        self.client.indices.refresh(index=name)
        self.client.indices.put_settings(index=name, settings=ready)
        self.client.indices.update_aliases(
            actions=[
                {"add": {"index": name, "alias": self.prefix}},
                {"remove": {"index": name, "alias": filling(name)}},
                *self._replaced(),
            ]
        )

    def _replaced(self) -> Iterator[dict[str, Any]]:
        """Remove what was in use; an index that we did not make only loses our alias."""
        ours = {*self._ours(), self.prefix}
        for name in self._described(self.prefix):
            if name in ours:
                yield {"remove_index": {"index": name}}
            else:
                yield {"remove": {"index": name, "alias": self.prefix}}

    def vanish(self) -> None:
        """Remove every index of ours."""
        for name in self._ours():
            self._drop(name)

    def _drop(self, name: str) -> None:
        self.client.indices.delete(index=name, ignore_unavailable=True)


def filling(name: str) -> str:
    """Give the alias through which a build is filled."""
    return f"{name}.build"


def _meta(beat: int) -> dict[str, Any]:
    return {"schema": schema(), "beat": beat}
