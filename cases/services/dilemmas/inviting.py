"""Ask suitable people for advice: once, a few, within what each of them allows in a month."""

import secrets
from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.notices import notify
from cases.choices import DilemmaState, Readers
from cases.models import AdviceInvitation, CasePage, DilemmaPage
from cases.policies.advice import DRAWN_FROM, MOST_ASKED
from cases.querysets import CaseQuerySet
from organisations.actors import actor_for
from people.models import Person
from people.policies.budget import NoRoomError
from people.services.budget import take_request
from people.services.suitable import suitable

from .authors import is_asker, note
from .writing import locked

KIND = "advice.invite"


@transaction.atomic
def invite_advisers(*, dilemma: DilemmaPage) -> int:
    """Ask who may know more, as far as they may read it; give how many were asked.

    Asked are people and ambassadors of its themes and who wrote use cases about them; of a dilemma
    for invited people those who were invited. Doing it twice asks nobody twice.
    """
    row = locked(dilemma)
    if row.state != DilemmaState.OPEN or row.invitations.exists():
        return 0
    asked = 0
    for person in _candidates(row):
        if asked == _most(row):
            break
        asked += _invite(row, person)
    note(action="dilemma.invite", dilemma=row)
    return asked


def _most(row: DilemmaPage) -> int:
    return row.invited_readers.count() if row.readers == Readers.INVITED else MOST_ASKED


def _candidates(row: DilemmaPage) -> Iterable[Person]:
    """Give whom to ask, drawn from more than are needed: who is missing tells nothing."""
    if row.readers == Readers.INVITED:
        users = row.invited_readers.values("user")
        return list(Person.objects.filter(user__in=users, user__is_active=True))
    theme_ids = [theme.pk for theme in row.themes.all()]
    today = timezone.localdate()
    known = list(suitable(theme_ids=theme_ids, today=today)[: MOST_ASKED * DRAWN_FROM])
    wrote = Person.objects.with_room(today).filter(Exists(_experience(theme_ids)))
    known += list(wrote.exclude(pk__in=[one.pk for one in known])[:MOST_ASKED])
    secrets.SystemRandom().shuffle(known)
    return known


def _experience(theme_ids: list[int]) -> CaseQuerySet:
    """Select use cases on these themes that somebody stands behind."""
    told: CaseQuerySet = CasePage.objects.live().filter(
        contact=OuterRef("user"), themes__in=theme_ids
    )
    return told


def _invite(row: DilemmaPage, person: Person) -> bool:
    user = User.objects.get(pk=person.user_id)
    actor = actor_for(user)
    if is_asker(dilemma=row, actor=actor):
        return False
    if not DilemmaPage.objects.visible_to(actor).filter(pk=row.pk).exists():
        return False
    try:
        with transaction.atomic():
            AdviceInvitation.objects.create(dilemma=row, user=user)
            take_request(person=person, today=timezone.localdate())
    except (NoRoomError, IntegrityError):
        return False
    notify(
        user_ids=[user.pk],
        kind=KIND,
        text=_("Iemand in het netwerk vraagt om advies bij een dilemma waar jij iets van weet."),
        url=reverse("cases:advise", args=[row.slug]),
        once_key=f"invite-{row.reference}",
    )
    return True
