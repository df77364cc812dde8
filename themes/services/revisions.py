"""Carry a change of tags or themes into what is not published yet: drafts, versions at the editors', schedules."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Revision

from alliantie.merging.watching import note_change
from themes.content import tag_tables, tagged_type, themed_models

CHUNK = 200


def replace_tags(new_ids: Mapping[int, int | None]) -> int:
    """Rewrite tag ids in every revision that holds one; None takes the tag away. Give how many changed."""
    return sum(
        _replace_in(model, relation, new_ids) for model, relation in map(tagged_type, tag_tables())
    )


def replace_themes(old: int, new: int) -> int:
    """Put one theme in the place of another in every revision; give how many changed."""

    def after(keys: list[int]) -> list[int]:
        return list(dict.fromkeys(new if key == old else key for key in keys))

    return sum(_rewrite(model, "themes", after) for model in themed_models())


def _replace_in(model: Any, relation: str, new_ids: Mapping[int, int | None]) -> int:
    return _rewrite(model, relation, lambda rows: _rows_after(rows, new_ids))


def _rewrite(model: Any, part: str, after: Callable[[list[Any]], list[Any]]) -> int:
    """Write one part of every revision of a model anew, and tell the journal of a merge."""
    changed = 0
    content_type = ContentType.objects.get_for_model(model)
    revisions = Revision.objects.filter(content_type=content_type).only("pk", "content")
    for revision in revisions.iterator(chunk_size=CHUNK):
        rows = revision.content.get(part) or []
        new_rows = after(rows)
        if new_rows != rows:
            content = {**revision.content, part: new_rows}
            note_change(revision, "content", part=part, old=rows, new=new_rows)
            Revision.objects.filter(pk=revision.pk).update(content=content)
            changed += 1
    return changed


def _rows_after(
    rows: list[dict[str, Any]], new_ids: Mapping[int, int | None]
) -> list[dict[str, Any]]:
    """Give the rows with new ids; a tag that would stand there twice stands there once."""
    after: dict[int, dict[str, Any]] = {}
    for row in rows:
        tag = new_ids.get(row["tag"], row["tag"])
        if tag is not None:
            after.setdefault(tag, row if tag == row["tag"] else {**row, "tag": tag})
    return list(after.values())
