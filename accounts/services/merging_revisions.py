"""Put one account in the place of another in versions of pages that are not online."""

from typing import Any

from django.db.models import Field, ForeignKey, Model, TextField
from django.db.models.functions import Cast
from wagtail.models import Revision

from accounts.models import User
from alliantie.merging.watching import note_change

COMMENTS = "wagtail_admin_comments"
CHUNK = 200


def replace_account(gone: User, kept: User) -> None:
    """Rewrite owner, contact, authors, asker and remarks in every version that names the one that goes."""
    said = Revision.objects.annotate(said=Cast("content", TextField()))
    naming = said.filter(said__contains=str(gone.pk)).order_by("pk")
    for revision in naming.iterator(chunk_size=CHUNK):
        model = revision.content_type.model_class()
        changed = _changed(dict(revision.content), model, gone.pk, kept.pk)
        if changed:
            content = {**revision.content, **changed}
            Revision.objects.filter(pk=revision.pk).update(content=content)
        for part, value in changed.items():
            was = revision.content[part]
            note_change(revision, "content", part=part, old=was, new=value)


def _changed(
    content: dict[str, Any], model: type[Model] | None, old: int, new: int
) -> dict[str, Any]:
    """Give the parts of a version that read otherwise."""
    found: dict[str, Any] = {}
    for field in model._meta.get_fields() if model else ():
        if isinstance(field, Field) and field.related_model is User:
            for name in {field.name, field.attname} & content.keys():
                found[name] = _after(field, content[name], old, new)
    if COMMENTS in content:
        found[COMMENTS] = [_remark(one, old, new) for one in content[COMMENTS] or ()]
    return {name: value for name, value in found.items() if value != content[name]}


def _after(field: Any, value: Any, old: int, new: int) -> Any:
    if isinstance(field, ForeignKey):
        return new if value == old else value
    if isinstance(value, list):
        return list(dict.fromkeys(new if key == old else key for key in value))
    return value


def _remark(remark: dict[str, Any], old: int, new: int) -> dict[str, Any]:
    replies = [{**one, "user": _key(one, old, new)} for one in remark.get("replies") or ()]
    return {**remark, "user": _key(remark, old, new), "replies": replies}


def _key(said: dict[str, Any], old: int, new: int) -> Any:
    return new if said.get("user") == old else said.get("user")
