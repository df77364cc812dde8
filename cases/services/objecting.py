"""What an author says to a change of their words, and what an editor does with an objection."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from alliantie.audit import record
from alliantie.calendar import add_working_days
from alliantie.idempotency import once
from alliantie.visibility import Actor
from cases.choices import ChangeState
from cases.models import WordChange
from cases.policies.words import LONGEST_REASON, check_decide, check_react, check_reason
from cases.policies.writing import NotYoursError, WritingRefusedError
from cases.writers import user_of

from .authored import Authored, kind_for
from .comparing import differences
from .words import changes_of, notify_authors

ANSWER_WITHIN = 5  # working days


def react_once(*, key: UUID, change: WordChange, actor: Actor, agrees: bool, reason: str) -> None:
    """Keep what an author says once for each form, however often it is sent."""

    def react() -> dict[str, Any]:
        if agrees:
            agree(change=change, actor=actor)
        else:
            object_to(change=change, actor=actor, reason=reason)
        return {"change": change.pk}

    once(key=key, purpose=f"words.{change.pk}", owner=f"user:{actor.user_id}", change=react)


@transaction.atomic
def agree(*, change: WordChange, actor: Actor) -> None:
    """Note that an author is content with it."""
    row = _own(change, actor)
    row.state = ChangeState.AGREED
    row.save(update_fields=["state"])
    record(action="words.agree", obj=row, actor_id=actor.user_id)


@transaction.atomic
def object_to(*, change: WordChange, actor: Actor, reason: str) -> None:
    """Note that an author does not agree and why; an editor answers within five working days."""
    row = _own(change, actor)
    check_reason(reason)
    row.state, row.objection = ChangeState.OBJECTED, reason.strip()[:LONGEST_REASON]
    row.objected_by_id, row.objected_at = actor.user_id, timezone.now()
    row.answer_due_on = add_working_days(timezone.localdate(), ANSWER_WITHIN)
    row.save()
    record(action="words.object", obj=row, actor_id=actor.user_id)


def _own(change: WordChange, actor: Actor) -> WordChange:
    row = _locked(change)
    if not changes_of(actor.user_id).filter(pk=row.pk).exists():
        raise NotYoursError(_("Dit gaat niet over een tekst van jou."))
    check_react(
        touches_words=row.touches_words,
        state=row.state,
        until=row.object_until,
        today=timezone.localdate(),
    )
    return row


def _locked(change: WordChange) -> WordChange:
    return WordChange.objects.select_for_update(of=("self",)).get(pk=change.pk)


@transaction.atomic
def restore_words(*, change: WordChange, actor: Actor, answer: str = "") -> None:
    """Put the author's words back, as far as nobody changed them since; online at once."""
    page = _locked_page(change)
    row = _to_decide(change, actor)
    kind = kind_for(page)
    words = _words_to_restore(kind, row, page)
    _decide(row, actor, ChangeState.RESTORED, answer)
    revision = kind.restore(page, words, user_of(actor))
    WordChange.objects.filter(pk=row.pk).update(restored_as=revision)
    record(action="words.restore", obj=row, actor_id=actor.user_id, origin="cms")
    text = _("De redactie zette je woorden terug in ‘%(title)s’.")
    notify_authors(row, page, kind.authors(page), text, "restored")


@transaction.atomic
def keep_change(*, change: WordChange, actor: Actor, answer: str) -> None:
    """Leave it as the editors made it, and tell the author why."""
    page = _locked_page(change)
    row = _to_decide(change, actor)
    check_reason(answer)
    _decide(row, actor, ChangeState.ANSWERED, answer)
    record(action="words.keep", obj=row, actor_id=actor.user_id, origin="cms")
    text = _("De redactie antwoordde op je bezwaar bij ‘%(title)s’.")
    notify_authors(row, page, kind_for(page).authors(page), text, "answered")


def _locked_page(change: WordChange) -> Page:
    return Page.objects.select_for_update().get(pk=change.page_id).specific


def _to_decide(change: WordChange, actor: Actor) -> WordChange:
    row = _locked(change)
    check_decide(
        is_editor=actor.is_editor, state=row.state, is_own=row.objected_by_id == actor.user_id
    )
    return row


def _decide(row: WordChange, actor: Actor, state: ChangeState, answer: str) -> None:
    row.state, row.answer = state, answer.strip()[:LONGEST_REASON]
    row.answered_by_id, row.answered_at = actor.user_id, timezone.now()
    row.save()


def _words_to_restore(kind: Authored, row: WordChange, page: Page) -> dict[str, Any]:
    """Give the words as they were of each field that still reads as the editors left it."""
    if page.workflow_in_progress or (page.live and page.has_unpublished_changes):
        raise WritingRefusedError(
            _("Er ligt een nieuwere versie klaar. Beslis daar eerst over, of geef een antwoord.")
        )
    before, after = row.before.as_object(), row.after.as_object()
    latest = page.get_latest_revision_as_object()
    words = {
        one.name: getattr(before, one.name)
        for one in differences(kind, row.before, row.after)
        if one.is_words and getattr(latest, one.name) == getattr(after, one.name)
    }
    if not words:
        raise WritingRefusedError(
            _("De tekst is intussen weer veranderd. Er valt niets terug te zetten.")
        )
    return words
