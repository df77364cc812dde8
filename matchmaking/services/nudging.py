"""Keep introductions from lying about: two reminders at most, and an end."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from matchmaking.models import Introduction
from matchmaking.policies.introductions import nudge_days
from people.models import Person

from .agreeing import fresh, step
from .possible import is_possible
from .telling import name_for, tell


def nudge_all(today: date) -> int:
    """Remind whoever did not answer yet, at the days the rules name; give how many were reminded of."""
    done = 0
    for nudges, last_day in nudge_days(today):
        for row in Introduction.objects.to_nudge(last_day, nudges):
            done += nudge(introduction=row, nudges=nudges)
    return done


@transaction.atomic
def nudge(*, introduction: Introduction, nudges: int) -> bool:
    """Remind once: of two workers one counts it. What cannot go on is counted and not told."""
    counted = Introduction.objects.open().filter(pk=introduction.pk, nudges=nudges)
    if not counted.update(nudges=nudges + 1):
        return False
    row = fresh(introduction)
    if not is_possible(row):
        return False
    record(action="introduction.nudge", obj=row, actor_id=None, origin="worker")
    for reader in _silent(row):
        tell(
            introduction=row,
            reader=reader,
            template="introduction_reminder",
            text=_("Wil je kennismaken met %(name)s? Zeg ja of nee.")
            % {"name": name_for(row, reader) or _("iemand anders")},
            once_key=f"introduction-nudge-{row.pk}-{nudges}",
        )
    return True


def expire_all(today: date) -> int:
    """End what nobody answered in time; quietly, as after a no."""
    return sum(map(_expire, Introduction.objects.to_expire(today)))


@transaction.atomic
def _expire(introduction: Introduction) -> bool:
    return step(introduction, "expire", None, ended_at=timezone.now())


def _silent(row: Introduction) -> list[Person]:
    answers = ((row.asker, row.asker_yes_at), (row.other, row.other_yes_at))
    return [person for person, yes in answers if yes is None]
