"""The worker's part of the weekly mail: look whether it is time, and make letters batch by batch."""

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from . import services
from .models import Issue


@task()
def weekly_mail() -> None:
    """Begin the mail when it is time; take it up again when its chain of tasks broke."""
    issue = services.begin_issue(timezone.now())
    if issue is not None and not _is_in_hand():
        make_letters.enqueue(issue.pk, 0)


@task()
def make_letters(issue_id: int, after: int) -> None:
    """Write a hundred letters and leave the rest to a next task, so that other work gets a turn."""
    issue = Issue.objects.get(pk=issue_id)
    last = services.make_batch(issue=issue, after=after)
    if last is None:
        services.finish_issue(issue)
    else:
        make_letters.enqueue(issue_id, last)


def _is_in_hand() -> bool:
    return DBTaskResult.objects.filter(
        task_path=make_letters.module_path,
        status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING),
    ).exists()
