"""Background work of use cases."""

from django.utils import timezone
from django_tasks import task

from alliantie.calendar import is_working_day

from .models import AuthorQuestion
from .services.relay import remind_author


@task()
def remind_authors() -> None:
    """Remind authors of questions that wait too long, on working days only."""
    today = timezone.localdate()
    if not is_working_day(today):
        return
    for question in AuthorQuestion.objects.due_for_reminder(today):
        remind_author(question=question)
