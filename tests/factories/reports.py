"""Reports for tests."""

from itertools import count
from typing import Any
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from alliantie.reportable import kind_of
from alliantie.visibility import VISITOR
from organisations.actors import actor_for
from reports.choices import Reason
from reports.models import Dossier
from reports.services.judging import Decision, decide
from reports.services.reporting import Telling, report

_numbers = count(1)


def make_dossier(kind: str = "vraag", key: int = 0, **fields: Any) -> Dossier:
    """Make a dossier about something, there or gone."""
    given = {"reason": Reason.WRONG, "promised_on": timezone.localdate(), **fields}
    return Dossier.objects.create(kind=kind, key=key or next(_numbers) + 10_000, **given)


def tell(kind: str, thing: Any, by: User | None = None, **fields: Any) -> Dossier:
    """Report something as a member or a visitor, each visitor from a place of their own."""
    origin = fields.pop("origin", f"203.0.113.{next(_numbers) % 250}")
    told = Telling(**{"reason": Reason.HURTFUL, "text": "Dit kan niet.", **fields})
    actor = actor_for(by) if by else VISITOR
    about = kind_of(kind)
    assert about is not None
    return report(kind=about, thing=thing, telling=told, actor=actor, origin=origin, key=uuid4())


def judge(
    dossier: Dossier, by: User, verdict: str = "verberg", reason: str = "Te grof."
) -> Dossier:
    """Decide about a dossier."""
    decision = Decision(verdict, reason)
    decide(dossier=dossier, decision=decision, actor=actor_for(by), key=uuid4())
    return Dossier.objects.get(pk=dossier.pk)
