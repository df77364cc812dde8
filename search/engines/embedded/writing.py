"""Write to a folder of tantivy."""

from collections.abc import Iterable
from pathlib import Path

import tantivy

from search.contract import SearchDocument
from search.fields import IndexEntry

from .schema import to_tantivy

# tantivy refuses less than 15 MB a thread; one thread writes our batches faster than four start.
WRITER_MEMORY = 50_000_000
WRITER_THREADS = 1


def write(
    schema: tantivy.Schema,
    folder: Path,
    documents: Iterable[tuple[SearchDocument, IndexEntry]],
    removed: Iterable[str],
) -> list[str]:
    """Write and remove, all or nothing; give the keys of both."""
    writer = tantivy.Index(schema, path=str(folder)).writer(WRITER_MEMORY, WRITER_THREADS)
    keys = []
    try:
        for document, entry in documents:
            writer.delete_documents_by_term("key", document.key)
            writer.add_document(to_tantivy(entry))
            keys.append(document.key)
        for key in removed:
            writer.delete_documents_by_term("key", key)
            keys.append(key)
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    finally:
        writer.wait_merging_threads()  # and give the lock back
    return keys
