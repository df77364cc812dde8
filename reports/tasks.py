"""What reports do every day."""

from django_tasks import task

from reports.services.forgetting import forget


@task()
def forget_reports() -> None:
    """Forget who reported what was decided long enough ago."""
    forget()
