"""Traces of a person in Wagtail's own tables: revisions, logs and the index of references."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Field, ForeignKey, ManyToManyField, Model, QuerySet, TextField
from django.db.models.functions import Cast
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry, PageLogEntry, ReferenceIndex, Revision

from accounts.models import User

WORDS = "wagtailsearch_indexentry_fts"
FORGET_WORDS = (
    "INSERT INTO wagtailsearch_indexentry_fts(wagtailsearch_indexentry_fts) VALUES ('optimize')"
)
LABEL = 2  # their arguments begin with the app and the model of a row, and then its number
COMMENTS = "wagtail_admin_comments"


def forget_user(user: User) -> None:
    """Take somebody out of revisions and logs; the account itself goes later."""
    for revision in _naming(user):
        content = _without(revision, user)
        Revision.objects.filter(pk=revision.pk).update(content=content)
    for entries in (ModelLogEntry.objects, PageLogEntry.objects):
        theirs = entries.filter(user_id=user.pk)
        theirs.filter(action__startswith="wagtail.comments").update(data={})
        theirs.update(user=None)


def forget_rows(gone: dict[str, list[str]]) -> None:
    """Throw away what logs and references say of rows that are gone; a label may be somebody's name."""
    for label, pks in gone.items():
        app_label, model = label.split(".")
        kind = ContentType.objects.filter(app_label=app_label, model=model).first()
        ModelLogEntry.objects.filter(content_type=kind, object_id__in=pks).delete()
        ReferenceIndex.objects.filter(to_content_type=kind, to_object_id__in=pks).delete()
        ReferenceIndex.objects.filter(content_type=kind, object_id__in=pks).delete()


def forget_tasks(gone: dict[str, list[str]]) -> None:
    """Throw away Wagtail's own tasks about rows that are gone: they would fail, and they hold numbers."""
    pks = {label: set(numbers) for label, numbers in gone.items()}
    for task in DBTaskResult.objects.filter(task_path__startswith="wagtail.").iterator():
        about = [str(one).lower() for one in task.args_kwargs.get("args", ())]
        if len(about) > LABEL and about[LABEL] in pks.get(".".join(about[:LABEL]), ()):
            task.delete()


def forget_words() -> None:
    """Let SQLite drop the words of deleted rows from the CMS's own text index; it keeps them otherwise."""
    if connection.vendor == "sqlite" and WORDS in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(FORGET_WORDS)


def _naming(user: User) -> QuerySet[Revision]:
    """Select the revisions in which the number of this account stands somewhere."""
    said = Revision.objects.annotate(said=Cast("content", TextField()))
    found: QuerySet[Revision] = said.filter(said__contains=str(user.pk)).order_by("pk")
    return found


def _without(revision: Revision, user: User) -> dict[str, Any]:
    return without_person(revision.content, revision.content_type.model_class(), user.pk)


def without_person(kept: dict[str, Any], model: type[Model] | None, pk: int) -> dict[str, Any]:
    """Give kept values of a row without a person: no owner, no contact, no author, no remarks."""
    content: dict[str, Any] = dict(kept)
    for field in model._meta.get_fields() if model else ():
        for name in {field.name, getattr(field, "attname", field.name)} & content.keys():
            if _is_person(field):
                content[name] = _emptied(field, content[name], pk)
    if COMMENTS in content:
        content[COMMENTS] = [_remark(one, pk) for one in content[COMMENTS] or ()]
        content[COMMENTS] = [one for one in content[COMMENTS] if one.get("user") != pk]
    return content


def _is_person(field: Any) -> bool:
    return isinstance(field, Field) and field.related_model is User


def _emptied(field: Any, value: Any, pk: int) -> Any:
    if isinstance(field, ManyToManyField):
        return [one for one in value or () if one != pk]
    if isinstance(field, ForeignKey) and value == pk:
        return None
    return value


def _remark(remark: dict[str, Any], pk: int) -> dict[str, Any]:
    """Leave out this person's answers to a remark of somebody else."""
    replies = [one for one in remark.get("replies") or () if one.get("user") != pk]
    return {**remark, "replies": replies}
