"""Background work of use cases."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from alliantie.calendar import is_working_day
from alliantie.periods import begun_by, length_of
from cases.models import AuthorQuestion, Taking
from cases.policies.reuse import taken_to_ask_about
from cases.services.relay import REMIND, remind_author
from cases.services.taking import ASK, ask_taker


@task()
def remind_authors() -> None:
    """Remind authors of questions that wait too long, on working days only."""
    today = timezone.localdate()
    if not is_working_day(today):
        return
    asked_by = begun_by(REMIND.unit, length_of(REMIND), today)
    for question in AuthorQuestion.objects.due_for_reminder(asked_by):
        remind_author(question=question)


@task()
def ask_takers() -> None:
    """Ask who took a case along some time ago whether they used it."""
    after = timedelta(days=length_of(ASK))
    due = Taking.objects.due(taken_to_ask_about(timezone.now(), after))
    for taking in due.select_related("user").iterator():
        ask_taker(taking=taking)
