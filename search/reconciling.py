"""Hold the index against the database and repair what differs."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from time import monotonic, sleep

from .contract import SearchDocument
from .engines import engine
from .engines.base import EngineBusyError
from .fingerprints import fingerprint
from .indexing import BATCH, all_documents, drain, is_ours, mark_index, take_over
from .models import PendingEntry
from .registry import kinds

DIGEST_BYTES = 8
PATIENCE_SECONDS, TURN_SECONDS = 5.0, 0.1


@dataclass
class Standing:
    """What one kind says in the database and in the index: numbers and checksums."""

    kind: str
    documents: int = 0
    indexed: int = 0
    missing: int = 0
    changed: int = 0
    surplus: int = 0
    checksums: list[int] = field(default_factory=lambda: [0, 0])

    @property
    def is_true(self) -> bool:
        """Say whether both say the same."""
        return not (self.missing or self.changed or self.surplus)


@dataclass(frozen=True)
class Differences:
    """How much differed, kind by kind."""

    standings: tuple[Standing, ...]

    def _total(self, of: Callable[[Standing], int]) -> int:
        return sum(map(of, self.standings))

    @property
    def missing(self) -> int:
        """Count what the index did not have."""
        return self._total(lambda standing: standing.missing)

    @property
    def changed(self) -> int:
        """Count what the index had otherwise."""
        return self._total(lambda standing: standing.changed)

    @property
    def surplus(self) -> int:
        """Count what the index should not have."""
        return self._total(lambda standing: standing.surplus)

    @property
    def is_true(self) -> bool:
        """Say whether the index is in step."""
        return all(standing.is_true for standing in self.standings)


def reconcile(*, repair: bool = True) -> Differences:
    """Compare every document with the index; write and remove what differs, unless told not to.

    Changes that failed too often get a new chance. A second run finds nothing.
    """
    PendingEntry.objects.filter(attempts__gt=0).update(attempts=0)
    compared = _Comparison(engine().fingerprints())
    wrong = list(compared.wrong(all_documents()))
    if repair and wrong:
        for keys in _batches(wrong):
            _patiently(keys)
    if repair and not is_ours():
        mark_index()
    return Differences(tuple(compared.standings.values()))


def _patiently(keys: list[str]) -> None:
    """Write a batch; the worker, who may be writing just now, is done in a moment."""
    until = monotonic() + PATIENCE_SECONDS
    while True:
        try:
            take_over(keys)
        except EngineBusyError:
            if monotonic() > until:
                raise
            sleep(TURN_SECONDS)
        else:
            return


def look_after() -> None:
    """Build a lost index anew, repair one that is not ours, and take over what waits."""
    if engine().is_ready() and not is_ours():
        reconcile()
    if not engine().is_ready() or PendingEntry.objects.due().exists():
        drain()


class _Comparison:
    """Goes through the documents once and keeps the books of every kind."""

    def __init__(self, indexed: dict[str, str]) -> None:
        self._indexed = indexed
        self._kinds = {kind.prefix: kind.kind for kind in kinds()}
        self.standings = {kind.kind: Standing(kind.kind) for kind in kinds()}
        for kind, number in Counter(map(self._kind, indexed)).items():
            self._standing(kind).indexed = number
        for key, digest in indexed.items():
            self._standing(self._kind(key)).checksums[1] ^= _number(key, digest)

    def wrong(self, documents: Iterable[SearchDocument]) -> Iterator[str]:
        """Yield the keys that differ, then those that should not be there."""
        for document in documents:
            standing, digest = self._standing(document.kind), fingerprint(document)
            standing.documents += 1
            standing.checksums[0] ^= _number(document.key, digest)
            known = self._indexed.pop(document.key, None)
            if known != digest:
                standing.missing += known is None
                standing.changed += known is not None
                yield document.key
        for key in self._indexed:
            self._standing(self._kind(key)).surplus += 1
            yield key

    def _kind(self, key: str) -> str:
        prefix = key.partition(":")[0]
        return self._kinds.get(prefix, prefix)

    def _standing(self, kind: str) -> Standing:
        return self.standings.setdefault(kind, Standing(kind))


def _number(key: str, digest: str) -> int:
    """Give a number of which the sum without carry is the checksum of a set in any order."""
    words = f"{key} {digest}".encode()
    return int.from_bytes(blake2b(words, digest_size=DIGEST_BYTES).digest())


def _batches(keys: list[str]) -> Iterator[list[str]]:
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))
