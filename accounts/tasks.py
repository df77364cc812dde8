"""Background work of accounts."""

from django_tasks import task

from .pending import forget_old


@task()
def forget_pending_texts() -> None:
    """Throw away what newcomers typed and never came back for."""
    forget_old()
