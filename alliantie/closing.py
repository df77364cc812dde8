"""Take a page off the site as it stands and put it back unchanged, as a report may ask."""

from collections.abc import Iterator
from hashlib import blake2s
from typing import Any

from django.db.models import CharField, Model, TextField
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, Revision
from wagtail.signals import page_published, page_unpublished

# What says where a page stands, not what it says.
STANDING = frozenset({"draft_title", "path", "url_path", "state", "standing", "remark", "audience"})


class ChangedSinceError(ValueError):
    """Somebody wrote on a hidden page; `sentence` is fit for the screen."""

    def __init__(self) -> None:
        self.sentence = _(
            "De schrijver heeft de tekst veranderd sinds die verborgen is. Die moet eerst langs de "
            "gewone weg worden ingestuurd en nagekeken. Laat het nu verborgen."
        )
        super().__init__(self.sentence)


def close(page: Page) -> str:
    """Close a page for everybody, also what was planned to come online; nothing when it was not there.

    Called in the transaction of the decision. Gives a mark of the words, with which `reopen` knows
    that what comes back is what was read.
    """
    if not type(page).objects.filter(pk=page.pk, live=True).update(live=False):
        return ""
    page.live = False
    Revision.objects.for_instance(page).update(approved_go_live_at=None)
    page_unpublished.send(sender=type(page), instance=page)
    return mark_of(page)


def reopen(page: Page, *, mark: str) -> bool:
    """Put back what `close` took off; False when it stands there already.

    Raises ChangedSinceError when its words are others: nobody read those yet.
    """
    if not type(page).objects.filter(pk=page.pk, live=False).exists():
        return False
    if mark_of(type(page).objects.get(pk=page.pk)) != mark:
        raise ChangedSinceError
    type(page).objects.filter(pk=page.pk).update(live=True)
    page.live = True
    # Not a publication: who listens for an editor's yes must not take it for one.
    page_published.send(
        sender=type(page), instance=page, revision=page.live_revision, is_reopened=True
    )
    return True


def mark_of(page: Page) -> str:
    """Give a mark of all words of a page and of what belongs to it, 32 characters."""
    rows = [page]
    for relation in get_all_child_relations(type(page)):
        manager = relation.related_model._default_manager  # noqa: SLF001 - each has its own
        rows += list(manager.filter(**{relation.field.name: page.pk}))
    words = [part for row in rows for part in _words(row)]
    return blake2s("\0".join(sorted(words)).encode(), digest_size=16).hexdigest()


def _words(row: Model) -> Iterator[str]:
    for field in row._meta.concrete_fields:
        if isinstance(field, CharField | TextField) and field.name not in STANDING:
            value: Any = field.value_from_object(row)
            yield f"{field.name}={field.get_prep_value(value)}"
