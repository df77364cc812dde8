"""What somebody does with a suggestion: not this, later, or look further.

A page may stand open while a new week makes its suggestions "gone": what is said there still counts.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.visibility import Actor
from matchmaking.choices import SuggestionState
from matchmaking.models import Suggestion
from matchmaking.policies.refusals import IntroductionRefusedError
from matchmaking.policies.suggesting import LONGEST_REASON, later_until

SHOWN, GONE, LATER = SuggestionState.SHOWN, SuggestionState.GONE, SuggestionState.LATER


@transaction.atomic
def not_this(*, suggestion: Suggestion, actor: Actor, reason: str = "") -> bool:
    """Never suggest this person about this again; why is for nobody else. Twice is once."""
    return _answer(
        suggestion,
        actor,
        "suggestion.not_this",
        (SHOWN, GONE, LATER),
        state=SuggestionState.NOT_THIS,
        not_this_because=reason[:LONGEST_REASON],
    )


@transaction.atomic
def later(*, suggestion: Suggestion, actor: Actor, today: date) -> bool:
    """Put a suggestion off; it comes back after four weeks."""
    return _answer(
        suggestion,
        actor,
        "suggestion.later",
        (SHOWN, GONE),
        state=LATER,
        later_until=later_until(today),
    )


@transaction.atomic
def note_introduced(*, suggestion: Suggestion, actor: Actor) -> bool:
    """Note that an introduction came of a suggestion; of two at once one gets True."""
    state = SuggestionState.INTRODUCED
    return _answer(suggestion, actor, "suggestion.introduced", (SHOWN,), state=state)


def note_opened(*, suggestion: Suggestion) -> None:
    """Count, once, that somebody looked further."""
    Suggestion.objects.filter(pk=suggestion.pk, opened_at=None).update(opened_at=timezone.now())


def _answer(
    suggestion: Suggestion,
    actor: Actor,
    action: str,
    before: Collection[SuggestionState],
    **fields: Any,
) -> bool:
    """Keep an answer; False when it was kept before, and a refusal when it can not be any more."""
    if not Suggestion.objects.visible_to(actor).filter(pk=suggestion.pk).exists():
        return False
    # Without a join: a database asks a condition inside a subquery only once, before it waits.
    rows = Suggestion.objects.filter(pk=suggestion.pk)
    if not rows.filter(state__in=before).update(answered_at=timezone.now(), **fields):
        if rows.filter(state=fields["state"]).exists():
            return False
        raise IntroductionRefusedError(_("Dit voorstel is al voorbij."))
    _put_away_again(suggestion)
    note_opened(suggestion=suggestion)
    record(action=action, obj=suggestion, actor_id=actor.user_id)
    return True


def _put_away_again(suggestion: Suggestion) -> None:
    """Take the same person about the same thing, suggested in another week, off the page too."""
    same = Suggestion.objects.filter(
        person=suggestion.person_id, other=suggestion.other_id, about=suggestion.about, state=SHOWN
    )
    same.exclude(pk=suggestion.pk).update(state=GONE, answered_at=timezone.now())
