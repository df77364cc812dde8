"""What moderators do with what stands on the site: hide advice and remarks, take a dilemma off."""

from typing import Any

from django.db import transaction

from alliantie.visibility import Actor
from cases.models import Advice, AdviceRemark, CheckRemark, DilemmaPage
from cases.policies.dilemma_state import DilemmaRefusedError

from . import life
from .authors import note
from .checking import check_checker
from .telling import tell_asker


@transaction.atomic
def set_hidden(*, said: Advice | AdviceRemark, actor: Actor, hidden: bool) -> None:
    """Hide a piece of advice or a remark, or show it again; twice is as once."""
    is_advice = isinstance(said, Advice)
    dilemma = said.dilemma if isinstance(said, Advice) else said.advice.dilemma
    check_checker(dilemma=dilemma, actor=actor)
    rows: Any = Advice.objects if is_advice else AdviceRemark.objects
    if rows.filter(pk=said.pk).exclude(is_hidden=hidden).update(is_hidden=hidden):
        noun, verb = "advice" if is_advice else "remark", "hide" if hidden else "show"
        note(action=f"{noun}.{verb}", dilemma=dilemma, actor_id=actor.user_id)


@transaction.atomic
def take_off(*, dilemma: DilemmaPage, actor: Actor, remark: str) -> None:
    """Take a dilemma off the site as a moderator, and tell who asked why."""
    check_checker(dilemma=dilemma, actor=actor)
    if not remark.strip():
        raise DilemmaRefusedError("Schrijf waarom dit van de site gaat.")
    life.withdraw(dilemma=dilemma, actor=actor)
    made = CheckRemark.objects.create(dilemma=dilemma, text=remark, is_refusal=True)
    tell_asker(dilemma=dilemma, about=f"remark-{made.pk}")
