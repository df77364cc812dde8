"""Work of organisations that comes back."""

from django_tasks import task

from . import services


@task()
def forget_invited() -> None:
    """Forget who was invited, some time after it ended."""
    services.forget_invited()
