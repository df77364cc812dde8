"""The worker's part of telling everybody about a change."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from events.models import EventPage
from events.services.announcing_changes import tell_some

LOOK_BACK = timedelta(days=7)


@task()
def tell_everybody(event_id: int) -> None:
    """Tell a hundred people and leave the rest to a next task, so that other work gets a turn."""
    if tell_some(event_id=event_id):
        tell_everybody.enqueue(event_id)


@task()
def tell_left_over() -> None:
    """Take up what lost its chain of tasks: a worker died or a task failed too often."""
    waiting = EventPage.objects.with_people_to_tell(timezone.now() - LOOK_BACK)
    in_hand = _in_hand()
    for pk in waiting.values_list("pk", flat=True):
        if pk not in in_hand:
            tell_everybody.enqueue(pk)


def _in_hand() -> set[int]:
    rows = DBTaskResult.objects.filter(
        task_path=tell_everybody.module_path,
        status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING),
    )
    return {given["args"][0] for given in rows.values_list("args_kwargs", flat=True)}
