"""What the worker does for accounts."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from .services import forget_unsent_farewells

KEPT = timedelta(days=7)


@task()
def forget_farewells() -> None:
    """Throw away the last mail to who was erased when it could not be delivered for a week."""
    forget_unsent_farewells(before=timezone.now() - KEPT)
