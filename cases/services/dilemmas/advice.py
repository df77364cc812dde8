"""Advise: one piece for each person, to be changed until the advice closes."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record_pseudonym
from alliantie.idempotency import once
from alliantie.sealing import mark
from alliantie.throttles import hit
from alliantie.visibility import Actor
from cases.choices import NameChoice, SealedKind
from cases.models import Advice, DilemmaPage, SealedAuthor
from cases.policies.advice import check_advise, check_judge, check_name, check_text
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.policies.writing import NotYoursError

from .authors import (
    adviser_number,
    check_asker,
    counted_by,
    is_asker,
    receipt_owner,
    seal_author,
)
from .merged import forget_adviser, forget_organisation_of_adviser
from .telling import tell_asker
from .writing import locked

PURPOSE = "advice.give"
ONE_DAY = int(timedelta(days=1).total_seconds())
PER_PERSON = 30


@dataclass(frozen=True)
class Given:
    """What somebody advises; `interest` is empty when there is none."""

    text: str
    interest: str = ""
    option: str = ""
    value: str = ""
    level: str = ""
    name: str = NameChoice.PUBLIC
    organisation_id: int | None = None


def give_advice(*, dilemma: DilemmaPage, actor: Actor, key: UUID, given: Given) -> Advice:
    """Keep somebody's advice once for each form key; a second one takes the place of the first."""

    def change() -> dict[str, Any]:
        hit(scope="advice", key=counted_by(actor), limit=PER_PERSON, seconds=ONE_DAY)
        return {"advice": str(_keep(dilemma, actor, given).reference)}

    owner = receipt_owner(key=key, actor=actor)
    answer, _new = once(key=key, purpose=PURPOSE, owner=owner, change=change)
    return Advice.objects.get(reference=answer["advice"])


@transaction.atomic
def _keep(dilemma: DilemmaPage, actor: Actor, given: Given) -> Advice:
    row = locked(dilemma)  # of advice and the closing of it one waits for the other
    check_may_advise(dilemma=row, actor=actor)
    check_text(given.text)
    check_name(name=given.name, organisation_id=given.organisation_id, own=actor.organisation_ids)
    labels = {option.label for option in row.options.all()}
    if given.option and given.option not in labels:
        raise DilemmaRefusedError("Kies een van de mogelijkheden die er staan.")
    advice = Advice.objects.given_by(row.reference, actor.user_id or 0).first()
    is_new = advice is None
    advice = advice or Advice(dilemma=row, mark=mark("advice", row.reference, actor.user_id or 0))
    _fill(advice, actor, given)
    advice.changed_on = None if is_new else timezone.localdate()
    advice.save()
    if advice.organisation_id is None:
        forget_organisation_of_adviser(advice)
    _seal(advice, actor)
    record_pseudonym(action="advice.give", reference=advice.reference)
    tell_asker(dilemma=row, about=f"advice-{timezone.localdate():%Y%m%d}")
    return advice


def check_may_advise(*, dilemma: DilemmaPage, actor: Actor) -> None:
    """Refuse who may not see it, and who may not advise."""
    if not DilemmaPage.objects.visible_to(actor).filter(pk=dilemma.pk).exists() and not (
        is_asker(dilemma=dilemma, actor=actor)
    ):
        raise NotYoursError("Dit dilemma is er niet.")
    check_advise(
        is_member=actor.is_member,
        is_asker=is_asker(dilemma=dilemma, actor=actor),
        state=dilemma.state,
        decide_by=dilemma.decide_by,
        today=timezone.localdate(),
    )


def _fill(advice: Advice, actor: Actor, given: Given) -> None:
    is_named = given.name != NameChoice.ANONYMOUS
    advice.name_choice = given.name
    advice.author_id = actor.user_id if is_named else None
    advice.organisation_id = given.organisation_id if given.name == NameChoice.PUBLIC else None
    advice.text, advice.interest = given.text, given.interest
    advice.option, advice.value, advice.level = given.option, given.value, given.level
    if not is_named and advice.pk is not None:
        forget_adviser(advice)
        advice.remarks.filter(by_adviser=True).update(author=None)


def _seal(advice: Advice, actor: Actor) -> None:
    """Keep, sealed, whose it is when no name stands beside it; else there is nothing to seal."""
    sealed = SealedAuthor.objects.filter(kind=SealedKind.ADVICE, reference=advice.reference)
    if advice.name_choice != NameChoice.ANONYMOUS:
        sealed.delete()
    elif not sealed.exists():
        own = adviser_number(advice=advice, user_id=actor.user_id or 0)
        seal_author(kind=SealedKind.ADVICE, reference=advice.reference, user_id=own)


@transaction.atomic
def take_back_advice(*, dilemma: DilemmaPage, actor: Actor) -> bool:
    """Take back one's own advice while it may still be changed; give whether there was any."""
    row = locked(dilemma)
    check_may_advise(dilemma=row, actor=actor)
    advice = Advice.objects.given_by(row.reference, actor.user_id or 0).first()
    if advice is None:
        return False
    SealedAuthor.objects.filter(kind=SealedKind.ADVICE, reference=advice.reference).delete()
    record_pseudonym(action="advice.take_back", reference=advice.reference)
    forget_adviser(advice)
    advice.delete()
    return True


@transaction.atomic
def mark_helped(*, advice: Advice, actor: Actor, helped: bool) -> None:
    """Say that advice helped; only who asked can, until the dilemma is closed or withdrawn."""
    dilemma = locked(DilemmaPage.objects.get(pk=advice.dilemma_id))
    check_asker(dilemma=dilemma, actor=actor)
    check_judge(dilemma.state)
    Advice.objects.filter(pk=advice.pk).update(has_helped=helped)
    record_pseudonym(action="advice.helped", reference=advice.reference)
