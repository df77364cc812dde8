"""Look behind a pseudonym: one asks, another agrees, the first sees it for a day, and the asker is told."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from alliantie.visibility import Actor
from cases.choices import SealedKind
from cases.models import DilemmaPage, Reveal, SealedAuthor
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.policies.revealing import check_handle, check_reason, check_second, check_see

from .authors import is_asker, note, opened
from .telling import tell_asker

ERASED = (
    "Wie dit vroeg is gewist, zoals de bewaartermijn zegt. Niemand kan het nog zien, ook wij niet."
)


@dataclass(frozen=True)
class Revealed:
    """Who it is, or a sentence that says why nobody can know any more."""

    name: str = ""
    email: str = ""
    sentence: str = ""


@transaction.atomic
def ask_reveal(*, dilemma: DilemmaPage, actor: Actor, reason: str) -> Reveal:
    """Ask to see who asked a dilemma, with a reason; a request that waits is not made twice."""
    row = _locked(dilemma.pk)
    _check(row, actor)
    check_reason(reason)
    if not SealedAuthor.objects.filter(kind=SealedKind.DILEMMA, reference=row.reference).exists():
        raise DilemmaRefusedError(ERASED)
    waiting = Reveal.objects.filter(dilemma=row, asked_by=actor.user_id, agreed_at=None).first()
    if waiting is not None:
        return waiting
    made = Reveal.objects.create(dilemma=row, asked_by_id=actor.user_id, reason=reason.strip())
    note(action="reveal.ask", dilemma=row, actor_id=actor.user_id)
    return made


@transaction.atomic
def agree(*, reveal: Reveal, actor: Actor) -> None:
    """Agree as the second; from now on who asked can be seen, so now the asker is told."""
    row = Reveal.objects.select_for_update().get(pk=reveal.pk)
    dilemma = _locked(row.dilemma_id)
    _check(dilemma, actor)
    check_second(asked_by=row.asked_by_id, agreed=row.agreed_at is not None, user_id=actor.user_id)
    row.agreed_by_id, row.agreed_at = actor.user_id, timezone.now()
    row.save(update_fields=["agreed_by", "agreed_at"])
    note(action="reveal.agree", dilemma=dilemma, actor_id=actor.user_id)
    tell_asker(dilemma=dilemma, about=f"reveal-{row.pk}")


@transaction.atomic
def see(*, reveal: Reveal, actor: Actor) -> Revealed:
    """Open the link for who asked for it; every look is logged."""
    row = Reveal.objects.select_for_update().get(pk=reveal.pk)
    dilemma = _locked(row.dilemma_id)
    _check(dilemma, actor)
    now = timezone.now()
    check_see(asked_by=row.asked_by_id, user_id=actor.user_id, agreed_at=row.agreed_at, now=now)
    if row.seen_at is None:
        row.seen_at = now
        row.save(update_fields=["seen_at"])
    note(action="reveal.see", dilemma=dilemma, actor_id=actor.user_id)
    link = opened(kind=SealedKind.DILEMMA, reference=dilemma.reference)
    user = User.objects.filter(pk=link["user"]).first() if link else None
    if user is None:
        return Revealed(sentence=ERASED)
    return Revealed(name=user.get_full_name(), email=user.email)


def _check(dilemma: DilemmaPage, actor: Actor) -> None:
    """Refuse who is no confidential moderator, who asked it, and whose organisation is kept out."""
    check_handle(actor.roles)
    if is_asker(dilemma=dilemma, actor=actor):
        raise DilemmaRefusedError("Dit gaat over je eigen dilemma. Laat het aan anderen.")
    if dilemma.hidden_from.filter(organisation__in=actor.organisation_ids).exists():
        raise DilemmaRefusedError("Dit dilemma is niet voor mensen van jouw organisatie.")


def _locked(pk: int) -> DilemmaPage:
    found: DilemmaPage = DilemmaPage.objects.select_for_update().get(pk=pk)
    return found
