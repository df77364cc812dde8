"""Tell an author what an editor changed in their words, and take what they say to it."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from accounts.notices import notify
from alliantie.audit import record
from cases.choices import ChangeState
from cases.models import WordChange
from cases.policies.words import OBJECT_WITHIN
from cases.querysets.words import WordChangeQuerySet
from organisations.actors import actor_for

from .authored import kind_of, kinds
from .comparing import differences

KIND = "words_changed"
SHORT = 100


@transaction.atomic
def note_change(*, page: Page, revision: Revision | None) -> None:
    """Note a publication by an editor of what somebody else wrote; called on every publication.

    It is compared with what its author last wrote or was told of, so that nothing is told twice and
    what an editor improved before it was ever online is told as well.
    """
    kind = kind_of(page)
    if kind is None or revision is None or revision.user_id is None or _is_restored(page, revision):
        return
    authors = kind.authors(page)
    if not authors or revision.user_id in authors or not actor_for(revision.user).is_editor:
        return
    before = _known_to(authors, page, revision)
    found = differences(kind, before, revision) if before else []
    if before is None or not found:
        return
    change, is_new = WordChange.objects.get_or_create(
        after=revision,
        defaults={
            "page_id": page.pk,
            "editor_id": revision.user_id,
            "before": before,
            "touches_words": any(one.is_words for one in found),
            "object_until": timezone.localdate() + OBJECT_WITHIN,
        },
    )
    if is_new:
        record(action="words.change", obj=change, actor_id=revision.user_id, origin="cms")
        _tell_of(change, page, authors)


def _is_restored(page: Page, revision: Revision) -> bool:
    """Recognise the author's own words coming back: they hear of that in the answer."""
    back = WordChange.objects.filter(page=page.pk, state=ChangeState.RESTORED, restored_as=None)
    return bool(back.update(restored_as=revision))


def _known_to(authors: set[int], page: Page, revision: Revision) -> Revision | None:
    told = WordChange.objects.filter(page=page.pk)
    known = Q(user__in=authors) | Q(pk__in=told.values("after"))
    known |= Q(pk__in=told.exclude(restored_as=None).values("restored_as"))
    earlier = Revision.objects.for_instance(page).filter(known, pk__lt=revision.pk)
    return earlier.order_by("-pk").first()


def _tell_of(change: WordChange, page: Page, authors: Iterable[int]) -> None:
    """Put it on the desk of its authors; of tags and facts alone nobody gets a mail."""
    if change.touches_words:
        text = _("De redactie paste de tekst van ‘%(title)s’ aan. Bekijk wat er anders is.")
        notify_authors(change, page, authors, text, "told")


def notify_authors(
    change: WordChange, page: Page, authors: Iterable[int], text: str, about: str
) -> None:
    """Tell the authors something about a change, once, with the way to it."""
    title = page.title if len(page.title) <= SHORT else f"{page.title[: SHORT - 1].rstrip()}…"
    notify(
        user_ids=authors,
        kind=KIND,
        text=text % {"title": title},
        url=reverse("desk:change", args=[change.pk]),
        once_key=f"words-{about}-{change.pk}",
    )


def changes_of(user_id: int | None) -> WordChangeQuerySet:
    """Select what editors changed in what somebody writes, for nobody else to read."""
    mine = Q(pk__in=[])
    for kind in kinds():
        mine |= Q(page__in=kind.written_by(user_id or 0))
    return WordChange.objects.filter(mine)
