"""Background work of the desk."""

from django_tasks import task

from cases.services.beginning import forget_old_pending


@task()
def forget_pending() -> None:
    """Throw away what newcomers typed and never came back for."""
    forget_old_pending()
