"""The same folder as texts and their topics: every tag is a target, every text that has it linked."""

from dataclasses import replace

from .folder import Folder, Row


class TopicFolder(Folder):
    """Texts that lost their tags, and the tags as targets."""


def topic_folder(folder: Folder) -> Folder:
    """Turn the tags of a folder's texts into links to find again."""
    tags = sorted({tag for row in folder.items for tag in row.tags})
    turned = TopicFolder(folder.path)
    asked = [row for row in folder.queries if row.tags and row.key not in _keys(folder.items)]
    vars(turned).update(
        items=[replace(row, tags=()) for row in folder.items],
        targets=[Row(tag, tag.replace("-", " "), "", (), "", "") for tag in tags],
        links=[(row.key, tag) for row in folder.items for tag in sorted(set(row.tags))],
        queries=[replace(row, tags=()) for row in asked],
        grades={row.key: dict.fromkeys(sorted(set(row.tags)), 1.0) for row in asked},
    )
    return turned


def _keys(rows: list[Row]) -> set[str]:
    return {row.key for row in rows}
