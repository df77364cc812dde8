"""The engine inside our own process: tantivy on a folder that only the worker writes to."""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from threading import Lock

import tantivy
from tantivy import Query, Searcher

from search.asking.clauses import Asked, Clause
from search.contract import Hit, SearchDocument, SearchQuery
from search.engines.base import Answer, Engine, EngineDownError
from search.fields import WORDS, analysed, fit
from search.viewers import Viewer

from .answering import Reader, read_fingerprints
from .faults import broken_means_down
from .generations import Generations
from .rendering import Renderer
from .schema import build_schema
from .writing import write

# A file in the folder of a build; it travels with the folder.
MARK = "MARK"
# A batch of the worker takes less.
SWAP_PATIENCE_SECONDS = 30


class EmbeddedEngine(Engine):
    """Answers from the newest commit, whoever made it."""

    def __init__(self, directory: Path) -> None:
        """Remember where the index is; nothing is opened before the first question."""
        self._generations = Generations(directory)
        self._schema = build_schema()
        self._renderer = Renderer(self._schema)
        self._opened: tuple[tuple[Path, int], tantivy.Index] | None = None
        self._turn = Lock()

    def search(
        self,
        asked: Asked,
        query: SearchQuery,
        viewer: Viewer,
        *,
        now: datetime,
        without: frozenset[str] = frozenset(),
        depth: int = 0,
    ) -> Answer:
        """See Engine."""
        with broken_means_down():
            return self._reader(viewer, now, without).answer(asked, query, depth)

    def suggest(
        self,
        asked: Clause,
        viewer: Viewer,
        *,
        now: datetime,
        without: frozenset[str] = frozenset(),
        limit: int = 10,
    ) -> tuple[Hit, ...]:
        """See Engine."""
        with broken_means_down():
            return self._reader(viewer, now, without).suggest(asked, limit)

    def count(
        self,
        clauses: Sequence[Clause],
        viewer: Viewer,
        *,
        now: datetime,
        without: frozenset[str] = frozenset(),
    ) -> list[int]:
        """See Engine."""
        with broken_means_down():
            return self._reader(viewer, now, without).count(clauses)

    def _reader(self, viewer: Viewer, now: datetime, without: frozenset[str]) -> Reader:
        return Reader(self._searcher(), self._renderer, viewer, now, without)

    def words(self) -> Mapping[str, int]:
        """See Engine."""
        searcher = self._searcher()
        with broken_means_down():
            return dict(searcher.terms_with_prefix(WORDS, ""))

    def fingerprints(self) -> dict[str, str]:
        """See Engine."""
        searcher = self._searcher()
        with broken_means_down():
            return read_fingerprints(searcher)

    def mark(self) -> str:
        """See Engine."""
        folder = self._generations.current()
        try:
            return (folder / MARK).read_text(encoding="ascii") if folder else ""
        except (OSError, UnicodeDecodeError):
            return ""

    def set_mark(self, mark: str) -> None:
        """See Engine."""
        folder = self._generations.current()
        if folder is not None:
            self._write_mark(folder, mark)

    def _write_mark(self, folder: Path, mark: str) -> None:
        try:
            (folder / MARK).write_text(mark, encoding="ascii")
        except OSError as error:
            raise EngineDownError(str(error)) from error

    def is_ready(self) -> bool:
        """See Engine."""
        try:
            searcher = self._searcher()
            with broken_means_down():
                for _score, at in searcher.search(Query.all_query(), 1).hits:
                    searcher.doc(at)
        except EngineDownError:
            return False
        return True

    def _searcher(self) -> Searcher:
        """Open the newest commit; looking at the age of one small file tells whether there is one."""
        folder = self._generations.current()
        if folder is None:
            raise EngineDownError("there is no index yet")
        with broken_means_down(), self._turn:
            state = (folder, (folder / "meta.json").stat().st_mtime_ns)
            if self._opened is None or self._opened[0] != state:
                self._opened = (state, self._open(folder))
            return self._opened[1].searcher()

    def _open(self, folder: Path) -> tantivy.Index:
        if self._opened is not None and self._opened[0][0] == folder:
            index = self._opened[1]
        else:
            index = tantivy.Index(self._schema, path=str(folder))
            index.config_reader("manual")
        index.reload()
        return index

    def update(
        self,
        documents: Iterable[SearchDocument],
        *,
        removed: Iterable[str] = (),
        version: int | None = None,
    ) -> None:
        """See Engine; one writer at a time keeps batches in order, so `version` says nothing new."""
        with self._generations.writing():
            folder = self._generations.current()
            if folder is None:
                self._begin(documents, removed)
                return
            with broken_means_down():
                keys = write(self._schema, folder, analysed(documents), removed)
                self._generations.note_changed(keys)
            self._generations.tidy()

    def _begin(self, documents: Iterable[SearchDocument], removed: Iterable[str]) -> None:
        """Make the first folder."""
        with self._generations.building(), broken_means_down():
            folder = self._generations.fresh()
            write(self._schema, folder, analysed(documents), removed)
            self._generations.use(folder)

    def rebuild(self, documents: Iterable[SearchDocument]) -> int:
        """See Engine; a half-built folder is thrown away, a killed build's with the next update.

        What changed while it was read is left out, for `reconcile` to bring: better not found for a
        moment than found by its old words.
        """
        with self._generations.building():
            self._generations.forget_changed()
            folder = self._generations.fresh()
            try:
                written = write(self._schema, folder, fit(documents), ())
                with self._generations.writing(patience=SWAP_PATIENCE_SECONDS):
                    write(self._schema, folder, (), self._generations.changed())
                    self._generations.use(folder)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            return len(written)
