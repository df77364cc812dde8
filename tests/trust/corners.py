"""A look into every corner of the site for what the canary left."""

import pickle
import zlib
from pathlib import Path

from django.conf import settings
from django.db import connection

from alliantie.choices import Role
from alliantie.visibility import Actor
from search.contract import SearchQuery
from search.engines import engine
from search.finding import find
from tests.trust.traces import MARKS, NAME, WORD


def traces() -> list[str]:
    """Look everywhere; give where something of the canary stands."""
    found: list[str] = []
    for look in (_in_tables, _in_files, _in_cache, _in_index):
        found += look()
    return found


def _marked(value: object) -> bool:
    text = str(value).lower()
    return any(mark in text for mark in MARKS)


def _in_tables() -> list[str]:
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names of tables
            columns = [column[0] for column in cursor.description or ()]
            for row in cursor.fetchall():
                found += [
                    f"{table}.{name}: {str(value)[:60]}"
                    for name, value in zip(columns, row, strict=True)
                    if _marked(value)
                ]
    return found


def _files(folder: Path) -> list[Path]:
    return [path for path in Path(folder).rglob("*") if path.is_file()]


def _in_files() -> list[str]:
    return [
        str(path)
        for path in _files(settings.MEDIA_ROOT)
        if _marked(path.name) or _marked(path.read_bytes().decode("latin-1"))
    ]


def _in_cache() -> list[str]:
    found = []
    for path in _files(settings.CACHES["default"]["LOCATION"]):
        with path.open("rb") as file:
            pickle.load(file)  # noqa: S301 - the moment it expires, of our own cache
            if _marked(zlib.decompress(file.read()).decode("latin-1")):
                found.append(str(path))
    return found


def _in_index() -> list[str]:
    """Ask the engine as somebody who sees everything."""
    everything = Actor(roles=frozenset({Role.EDITOR.value}))
    keys = [key for key in engine().fingerprints() if _marked(key)]
    for words in (WORD, NAME, "concept", "vogels"):
        found, _records = find(SearchQuery(text=words), everything)
        keys += [hit.key for hit in found.hits if _marked(f"{hit.title} {hit.summary} {hit.url}")]
    return keys


def pictures() -> int:
    """Count the files of pictures on disk."""
    return len(_files(settings.MEDIA_ROOT))
