"""Background work of suggestions and introductions; doing it twice is doing it once."""

from django.utils import timezone
from django_tasks import task

from matchmaking.services.following_up import follow_up_all
from matchmaking.services.nudging import expire_all, nudge_all
from matchmaking.services.suggesting import prepare_week


@task()
def prepare_suggestions() -> None:
    """Choose for everybody who has nothing of this week yet."""
    prepare_week(timezone.now())


@task()
def see_to_introductions() -> None:
    """End what nobody answered, remind of what waits, and ask whether it helped."""
    today = timezone.localdate()
    expire_all(today)
    nudge_all(today)
    follow_up_all(timezone.now())
