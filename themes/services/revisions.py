"""Carry a change of tags into what is not published yet: drafts, versions at the editors', schedules."""

from collections.abc import Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Revision

from themes.content import tag_tables, tagged_type

CHUNK = 200


def replace_tags(new_ids: Mapping[int, int | None]) -> int:
    """Rewrite tag ids in every revision that holds one; None takes the tag away. Give how many changed."""
    return sum(
        _replace_in(model, relation, new_ids) for model, relation in map(tagged_type, tag_tables())
    )


def _replace_in(model: Any, relation: str, new_ids: Mapping[int, int | None]) -> int:
    changed = 0
    content_type = ContentType.objects.get_for_model(model)
    revisions = Revision.objects.filter(content_type=content_type).only("pk", "content")
    for revision in revisions.iterator(chunk_size=CHUNK):
        rows = revision.content.get(relation) or []
        new_rows = _rows_after(rows, new_ids)
        if new_rows != rows:
            content = {**revision.content, relation: new_rows}
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
