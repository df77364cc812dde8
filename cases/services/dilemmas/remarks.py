"""Remark on advice, one level deep; who asked answers as who asked, never by name unless they chose so."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from alliantie.audit import record_pseudonym
from alliantie.idempotency import once
from alliantie.throttles import hit
from alliantie.visibility import Actor
from cases.choices import NameChoice
from cases.models import Advice, AdviceRemark, DilemmaPage
from cases.policies.advice import check_remark
from cases.policies.writing import NotYoursError

from .authors import advice_marks, counted_by, is_asker, receipt_owner
from .telling import tell_asker
from .writing import locked

PURPOSE = "advice.remark"
ONE_DAY = int(timedelta(days=1).total_seconds())
PER_PERSON = 50


def add_remark(*, advice: Advice, actor: Actor, key: UUID, text: str) -> AdviceRemark:
    """Keep a remark once for each form key."""

    def change() -> dict[str, Any]:
        hit(scope="remark", key=counted_by(actor), limit=PER_PERSON, seconds=ONE_DAY)
        return {"remark": _keep(advice, actor, text).pk}

    owner = receipt_owner(key=key, actor=actor)
    answer, _new = once(key=key, purpose=PURPOSE, owner=owner, change=change)
    return AdviceRemark.objects.get(pk=answer["remark"])


@transaction.atomic
def _keep(advice: Advice, actor: Actor, text: str) -> AdviceRemark:
    dilemma = locked(DilemmaPage.objects.get(pk=advice.dilemma_id))
    mine = is_asker(dilemma=dilemma, actor=actor)
    seen = DilemmaPage.objects.visible_to(actor).filter(pk=dilemma.pk)
    if advice.is_hidden or not (mine or seen.exists()):
        raise NotYoursError("Dit advies is er niet.")
    check_remark(is_member=actor.is_member, state=dilemma.state, text=text)
    own = advice.mark in advice_marks(dilemma=dilemma, user_id=actor.user_id or 0)
    hides = (mine and dilemma.name_choice == NameChoice.ANONYMOUS) or (
        own and advice.name_choice == NameChoice.ANONYMOUS
    )
    remark = AdviceRemark.objects.create(
        advice=advice,
        author_id=None if hides else actor.user_id,
        by_asker=mine,
        by_adviser=own,
        text=text,
    )
    record_pseudonym(action="advice.remark", reference=advice.reference)
    if not mine:
        tell_asker(dilemma=dilemma, about=f"remark-{remark.pk}")
    return remark
