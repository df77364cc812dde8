"""Background work of use cases."""

from django.utils import timezone
from django_tasks import task

from alliantie.calendar import is_working_day
from cases.models import AuthorQuestion, Taking
from cases.policies.reuse import taken_to_ask_about
from cases.services.relay import remind_author
from cases.services.taking import ask_taker


@task()
def remind_authors() -> None:
    """Remind authors of questions that wait too long, on working days only."""
    today = timezone.localdate()
    if not is_working_day(today):
        return
    for question in AuthorQuestion.objects.due_for_reminder(today):
        remind_author(question=question)


@task()
def ask_takers() -> None:
    """Ask who took a case along a month ago whether they used it."""
    due = Taking.objects.due(taken_to_ask_about(timezone.now()))
    for taking in due.select_related("user").iterator():
        ask_taker(taking=taking)
