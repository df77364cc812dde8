"""What a run tells while it works: each batch, with what it changed, is one transaction."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from alliantie.choices import ImportedAction, ImportState
from alliantie.models import Import, ImportedItem
from alliantie.models.imports import NAME_LENGTH

MOST_LINES = 200


class StoppedError(Exception):
    """Somebody asked to stop, or another worker has it; what was done stays done."""


class Journal:
    """Keeps how far a run is, so that after a kill it goes on with the first batch that is not kept."""

    def __init__(self, run_id: int) -> None:
        self._run_id = run_id
        self._position = 0
        self._counts: Counter[str] = Counter()
        self._lines: list[str] = []
        self._items: dict[tuple[str, int], ImportedItem] = {}

    @contextmanager
    def batch(self, rows: int) -> Iterator[bool]:
        """Do one batch whole or not at all; yields False for a batch that an earlier attempt kept."""
        self._position += rows
        with transaction.atomic():
            row = self._row()
            if self._position <= row.done:
                yield False
                return
            yield True
            row.done = self._position
            self._keep(row)

    @contextmanager
    def ending(self) -> Iterator[None]:
        """Do what comes after the last batch and may be done again."""
        with transaction.atomic():
            row = self._row()
            yield
            self._keep(row)

    def note(
        self,
        *,
        model: str,
        key: int,
        name: str,
        is_made: bool,
        before: Mapping[str, Any],
        after: Mapping[str, Any],
    ) -> None:
        """Remember one thing that was made or changed."""
        action = ImportedAction.MADE if is_made else ImportedAction.CHANGED
        item = ImportedItem(
            run_id=self._run_id,
            model=model,
            key=key,
            name=name[:NAME_LENGTH],
            action=action,
            before=dict(before),
            after=dict(after),
        )
        self._items.setdefault((model, key), item).after = item.after

    def count(self, counts: Mapping[str, int]) -> None:
        """Add to what was counted."""
        self._counts.update(counts)

    def tell(self, lines: Iterable[str]) -> None:
        """Add sentences to the report."""
        self._lines += lines

    def counts(self) -> Counter[str]:
        """Give what was counted in all attempts together."""
        return Counter(Import.objects.values_list("counts", flat=True).get(pk=self._run_id))

    def lines(self) -> list[str]:
        """Give what was told in all attempts together."""
        return list(Import.objects.values_list("lines", flat=True).get(pk=self._run_id))

    def _row(self) -> Import:
        row = Import.objects.select_for_update().get(pk=self._run_id)
        if row.state != ImportState.RUNNING or row.stop_asked:
            raise StoppedError
        return row

    def _keep(self, row: Import) -> None:
        # Somebody may change a thing twice in one run: how it was at first is what it goes back to.
        ImportedItem.objects.bulk_create(
            self._items.values(),
            update_conflicts=True,
            unique_fields=["run", "model", "key"],
            update_fields=["after"],
        )
        row.counts = dict(Counter(row.counts) + self._counts)
        row.lines = [*row.lines, *self._lines][:MOST_LINES]
        row.save(update_fields=["done", "counts", "lines"])
        self._items, self._lines, self._counts = {}, [], Counter()
