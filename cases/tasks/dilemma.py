"""Background work of dilemmas."""

from django.utils import timezone
from django_tasks import task

from cases.models import DilemmaPage
from cases.services.dilemmas.inviting import invite_advisers
from cases.services.dilemmas.retention import forget, mind_the_clock, withhold_more
from cases.services.dilemmas.talking import forget_talks
from cases.services.dilemmas.telling import tell_round


@task()
def mind_dilemmas() -> None:
    """Ask advisers, close advice whose day is past, ask how it went, note silence."""
    today = timezone.localdate()
    mind_the_clock(today)
    for dilemma in DilemmaPage.objects.to_invite_for(today):
        invite_advisers(dilemma=dilemma)


@task()
def tell_askers() -> None:
    """Send the neutral mails of today, once its hour is there."""
    tell_round()


@task()
def forget_dilemmas() -> None:
    """Erase what was kept long enough, and withhold what came to single somebody out."""
    today = timezone.localdate()
    forget(today)
    forget_talks(today=today)
    withhold_more()
