"""The worker's part of the quarters."""

from django_tasks import task

from . import services


@task()
def prepare_quarters() -> None:
    """Have a page ready for every quarter that is over."""
    services.prepare_reports()
