"""Periodic work of accounts."""

from django_tasks import task

from .services import inbox


@task()
def tidy_notices() -> None:
    """Forget old notices that were read."""
    inbox.tidy_notices()
