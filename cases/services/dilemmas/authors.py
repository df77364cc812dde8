"""The sealed link between a dilemma, or a piece of advice, and who wrote it.

Nothing else in the database joins the two: no owner, no version, no log line, no receipt.
"""

from datetime import date
from typing import Any
from uuid import UUID

from accounts.models import FormerAccount
from alliantie.audit import record_pseudonym
from alliantie.sealing import SealBrokenError, mark, marks_of, seal, unseal
from alliantie.visibility import Actor
from cases.choices import SealedKind
from cases.models import Advice, DilemmaPage, SealedAuthor
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.policies.writing import NotYoursError

NOT_YOURS = "Dit dilemma staat niet op je werkplek."


def seal_author(*, kind: SealedKind, reference: UUID, user_id: int, **more: Any) -> SealedAuthor:
    """Write down, sealed, whose it is; `more` is what was chosen for the look back."""
    return SealedAuthor.objects.create(
        kind=kind,
        reference=reference,
        mark=mark(kind, reference, user_id),
        sealed=seal({"user": user_id, **more}),
    )


def is_asker(*, dilemma: DilemmaPage, actor: Actor) -> bool:
    """Say whether this actor asked it; one query."""
    return actor.user_id is not None and SealedAuthor.objects.is_of(
        SealedKind.DILEMMA, dilemma.reference, actor.user_id
    )


def check_asker(*, dilemma: DilemmaPage, actor: Actor) -> None:
    """Refuse everybody but who asked; who is suspended has no actor, who left is no member."""
    if not is_asker(dilemma=dilemma, actor=actor):
        raise NotYoursError(NOT_YOURS)


def check_member_asker(*, dilemma: DilemmaPage, actor: Actor) -> None:
    """Refuse an asker who is no member any more: the words stay, going on with it does not."""
    check_asker(dilemma=dilemma, actor=actor)
    if not actor.is_member:
        raise DilemmaRefusedError(
            "Je lidmaatschap is beëindigd. Je dilemma blijft staan; je kunt het nog intrekken en "
            "vertellen hoe het afliep."
        )


def opened(*, kind: SealedKind, reference: UUID) -> dict[str, Any]:
    """Open a link, in the worker or for a reveal; nothing when it was erased or the key is gone.

    An account that went up in another leads to that one.
    """
    row = SealedAuthor.objects.filter(kind=kind, reference=reference).first()
    if row is None:
        return {}
    try:
        found = unseal(row.sealed)
    except SealBrokenError:
        return {}
    return found | {"user": FormerAccount.objects.current_number(found["user"])}


def reseal(*, kind: SealedKind, reference: UUID, **changes: Any) -> None:
    """Change what is sealed beside the account."""
    row = SealedAuthor.objects.select_for_update().filter(kind=kind, reference=reference).first()
    if row is not None:
        row.sealed = seal(unseal(row.sealed) | changes)
        row.save(update_fields=["sealed"])


def erase_link_on(*, kind: SealedKind, reference: UUID, day: date | None) -> None:
    """Say when a link is erased; None takes that back."""
    SealedAuthor.objects.filter(kind=kind, reference=reference).update(erase_on=day)


def receipt_owner(*, key: UUID, actor: Actor) -> str:
    """Name the owner of a form's receipt so that only who holds the key knows who it is."""
    return f"sealed:{mark('receipt', key, actor.user_id)[:56]}"


def counted_by(actor: Actor) -> str:
    """Name somebody for a throttle so that who reads the counters cannot say who it is."""
    return mark("throttle", actor.user_id)


def note(*, action: str, dilemma: DilemmaPage, actor_id: int | None = None) -> None:
    """Log a change under the pseudonym; `actor_id` only of a moderator, never of who asks or advises."""
    record_pseudonym(action=action, reference=dilemma.reference, actor_id=actor_id)


def adviser_number(*, advice: Advice, user_id: int) -> int:
    """Give the number under which this person advised: it may be that of an account that closed."""
    reference = advice.dilemma.reference
    numbers = FormerAccount.objects.numbers_of(user_id)
    made = (one for one in numbers if advice.mark in marks_of([one], "advice", reference))
    return next(made, user_id)


def advice_marks(*, dilemma: DilemmaPage, user_id: int) -> set[str]:
    """Give the fingerprints a person's advice on this dilemma may have."""
    return marks_of(FormerAccount.objects.numbers_of(user_id), "advice", dilemma.reference)
