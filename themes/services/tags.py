"""Every change to free tags; all content follows, drafts included."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from alliantie.audit import record
from search.services import queue_index_many
from themes.content import CONTENT_FIELD, keys_tagged, tag_tables
from themes.models import Tag
from themes.policies import AboutRefusedError, check_tag_name, clean_tag_name, tag_key

from .revisions import replace_tags


@transaction.atomic
def resolve_tags(names: Iterable[str]) -> list[Tag]:
    """Find the tags with these names, whatever their capitals and accents; make what is missing."""
    wanted: dict[str, str] = {}
    for name in names:
        if key := tag_key(name):
            wanted.setdefault(key, clean_tag_name(name))
    found = {tag.key: tag for tag in Tag.objects.filter(key__in=wanted)}
    for key, name in wanted.items():
        if key not in found:
            check_tag_name(name)
            found[key] = _made(key, name)
    return [found[key] for key in wanted]


def _made(key: str, name: str) -> Tag:
    """Make a tag; of two requests at once the second gets the first one's."""
    try:
        with transaction.atomic():
            tag = Tag(name=name, key=key)
            tag.save()
            return tag
    except IntegrityError:
        return Tag.objects.get(key=key)


@transaction.atomic
def rename_tag(*, tag: Tag, name: str, actor_id: int | None, origin: str = "cms") -> Tag:
    """Give a tag another name everywhere; a name that is taken merges the two."""
    check_tag_name(name)
    clean, key = clean_tag_name(name), tag_key(name)
    taken = Tag.objects.filter(key=key).exclude(pk=tag.pk).first()
    if taken is not None:
        return merge_tags(tags=[tag], into=taken, actor_id=actor_id, origin=origin)
    if tag.name != clean:
        tag.name, tag.key = clean, key
        tag.slug = tag.slugify(clean) or tag.slug
        if Tag.objects.filter(slug=tag.slug).exclude(pk=tag.pk).exists():
            tag.slug = f"{tag.slug}-{tag.pk}"
        tag.save(update_fields=["name", "key", "slug"])
        record(action="tag.rename", obj=tag, actor_id=actor_id, origin=origin)
        queue_index_many(keys=keys_tagged([tag]))
    return tag


@transaction.atomic
def merge_tags(*, tags: Sequence[Tag], into: Tag, actor_id: int | None, origin: str = "cms") -> Tag:
    """Let one tag take the place of others in all content, drafts and scheduled versions too."""
    gone = [tag for tag in tags if tag.pk != into.pk]
    if not gone:
        raise AboutRefusedError(_("Kies een ander onderwerp om mee samen te voegen."))
    keys = list(keys_tagged([*gone, into]))
    replace_tags({tag.pk: into.pk for tag in gone})
    for table in tag_tables():
        _move_rows(table, gone, into)
    for tag in gone:
        record(action="tag.merge", obj=tag, actor_id=actor_id, origin=origin)
    Tag.objects.filter(pk__in=[tag.pk for tag in gone]).delete()
    queue_index_many(keys=keys)
    return into


def _move_rows(table: Any, gone: Sequence[Tag], into: Tag) -> None:
    rows = table.objects
    has_it = set(rows.filter(tag=into).values_list(f"{CONTENT_FIELD}_id", flat=True))
    for row in rows.filter(tag__in=gone).order_by("pk").values("pk", f"{CONTENT_FIELD}_id"):
        owner = row[f"{CONTENT_FIELD}_id"]
        if owner in has_it:
            rows.filter(pk=row["pk"]).delete()
        else:
            rows.filter(pk=row["pk"]).update(tag=into)
            has_it.add(owner)


@transaction.atomic
def delete_tag(*, tag: Tag, actor_id: int | None, origin: str = "cms") -> None:
    """Take a tag away from all content."""
    keys = list(keys_tagged([tag]))
    replace_tags({tag.pk: None})
    record(action="tag.delete", obj=tag, actor_id=actor_id, origin=origin)
    tag.delete()
    queue_index_many(keys=keys)
