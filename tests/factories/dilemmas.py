"""Dilemmas for tests, made along the way a person goes, to the state asked for."""

from datetime import timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from alliantie.choices import Role
from cases.choices import DilemmaState, NameChoice, Readers
from cases.models import DilemmaPage
from cases.services.dilemmas import checking, life
from cases.services.dilemmas.readers import Choice
from cases.services.dilemmas.writing import Asked, begin_dilemma, version_of
from organisations.actors import actor_for
from tests.factories.accounts import make_editor

_numbers = count(1)
DECISION = life.Decision(
    option="We publiceren met functies",
    argument="De raad kan het zo volgen.",
    objection="Wie het was, is soms te raden.",
    harm_limited="We spraken iedereen vooraf.",
)


def make_moderator(role: Role = Role.MODERATOR) -> User:
    """Make somebody who does safety checks."""
    return make_editor(f"moderatie{next(_numbers)}@example.org", role)


def draft_dilemma(
    asker: User,
    *,
    question: str = "",
    name: str = NameChoice.ANONYMOUS,
    readers: str = Readers.MEMBERS,
    choice: dict[str, Any] | None = None,
    **changes: Any,
) -> DilemmaPage:
    """Begin a dilemma as its asker would."""
    number = next(_numbers)
    asked = Asked(
        changes={
            "title": question or f"Mag ik verslag {number} met namen openbaar maken?",
            "situation": "Er is een Woo-verzoek. De namen van collega's staan in het verslag.",
            "decide_by": timezone.localdate() + timedelta(days=28),
            **changes,
        },
        choice=Choice(name=name, readers=readers, **(choice or {})),
    )
    return begin_dilemma(actor=actor_for(asker), key=uuid4(), asked=asked)


def make_dilemma(
    asker: User, *, state: str = DilemmaState.OPEN, moderator: User | None = None, **given: Any
) -> DilemmaPage:
    """Make a dilemma and walk it to a state: draft, intake, open, weighing, decided or withdrawn."""
    dilemma = draft_dilemma(asker, **given)
    actor = actor_for(asker)
    if state == DilemmaState.DRAFT:
        return dilemma
    checking.submit(dilemma=dilemma, actor=actor)
    if state != DilemmaState.INTAKE:
        _walk_on(dilemma, actor, moderator or make_moderator(), state)
    return DilemmaPage.objects.get(pk=dilemma.pk)


def _walk_on(dilemma: DilemmaPage, actor: Any, moderator: User, state: str) -> None:
    row = DilemmaPage.objects.get(pk=dilemma.pk)
    checking.approve(dilemma=row, actor=actor_for(moderator), version=version_of(row))
    if state in {DilemmaState.WEIGHING, DilemmaState.DECIDED}:
        life.stop_advice(dilemma=row, actor=actor)
    if state == DilemmaState.DECIDED:
        life.decide(dilemma=row, actor=actor, decision=DECISION)
    if state == DilemmaState.WITHDRAWN:
        life.withdraw(dilemma=row, actor=actor)
