"""What somebody does with a suggestion: not this, later, or look further."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from alliantie.visibility import Actor
from matchmaking.choices import SuggestionState
from matchmaking.models import Suggestion
from matchmaking.policies.suggesting import LONGEST_REASON, later_until


@transaction.atomic
def not_this(*, suggestion: Suggestion, actor: Actor, reason: str = "") -> bool:
    """Never suggest this person about this again; why is for nobody else. Twice is once."""
    return _answer(
        suggestion,
        actor,
        "suggestion.not_this",
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
        state=SuggestionState.LATER,
        later_until=later_until(today),
    )


@transaction.atomic
def note_introduced(*, suggestion: Suggestion, actor: Actor) -> bool:
    """Note that an introduction came of a suggestion; of two at once one gets True."""
    return _answer(suggestion, actor, "suggestion.introduced", state=SuggestionState.INTRODUCED)


def note_opened(*, suggestion: Suggestion) -> None:
    """Count, once, that somebody looked further."""
    Suggestion.objects.filter(pk=suggestion.pk, opened_at=None).update(opened_at=timezone.now())


def _answer(suggestion: Suggestion, actor: Actor, action: str, **fields: object) -> bool:
    if not Suggestion.objects.visible_to(actor).filter(pk=suggestion.pk).exists():
        return False
    # Without a join: a database asks a condition inside a subquery only once, before it waits.
    shown = Suggestion.objects.filter(pk=suggestion.pk, state=SuggestionState.SHOWN)
    if not shown.update(answered_at=timezone.now(), **fields):
        return False
    note_opened(suggestion=suggestion)
    record(action=action, obj=suggestion, actor_id=actor.user_id)
    return True
