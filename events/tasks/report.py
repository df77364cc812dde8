"""Work for later of what came of a meeting: each may run twice and writes to nobody twice."""

from django.utils import timezone
from django_tasks import task

from events.services import acting, afterwards


@task()
def remind_of_actions() -> None:
    """Write to who promised something for this week, today or before."""
    acting.remind_of_actions(now=timezone.now())


@task()
def ask_afterwards() -> None:
    """Ask how it was, and a month later whether it was used."""
    now = timezone.now()
    afterwards.ask_how_it_was(now=now)
    afterwards.ask_whether_used(now=now)
