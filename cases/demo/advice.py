"""Demo advice, given along the way a person goes; then its day is set back."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from alliantie.visibility import Actor
from cases.models import Advice, AdviceRemark, DilemmaPage
from cases.services.dilemmas.advice import Given, give_advice, mark_helped
from cases.services.dilemmas.remarks import add_remark
from organisations.actors import actor_for

from .reading import member


def advise(dilemma: DilemmaPage, one: dict[str, Any], asker: Actor, row: dict[str, Any]) -> None:
    """Give one piece of advice with its remarks, on its own day."""
    adviser = actor_for(member(one["by"]))
    given = Given(
        text=one["text"],
        interest=one.get("interest", ""),
        option=row["options"][one["option"] - 1][0] if "option" in one else "",
        value=one.get("value", ""),
        level=one.get("level", ""),
        name=one.get("name", "public"),
        organisation_id=min(adviser.organisation_ids, default=None),
    )
    advice = give_advice(dilemma=dilemma, actor=adviser, key=uuid4(), given=given)
    if one.get("helped"):
        mark_helped(advice=advice, actor=asker, helped=True)
    for who, text in one.get("remarks", []):
        speaker = actor_for(member(who))
        add_remark(advice=advice, actor=speaker, key=uuid4(), text=text)
    day = ago(row["opened"] - one["after"])
    Advice.objects.filter(pk=advice.pk).update(given_on=day, changed_on=None)
    AdviceRemark.objects.filter(advice=advice).update(made_on=day)


def ago(days: int) -> date:
    """Give the day so many days ago."""
    return timezone.localdate() - timedelta(days=days)
