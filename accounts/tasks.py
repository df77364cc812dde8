"""Background work of accounts."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from .erasing import merged
from .pending import forget_old
from .services import claims, forget_unsent_farewells, inbox, second_factor

KEPT = timedelta(days=7)


@task()
def forget_pending_texts() -> None:
    """Throw away what newcomers typed and never came back for."""
    forget_old()


@task()
def forget_farewells() -> None:
    """Throw away the last mail to who was erased when it could not be delivered for a week."""
    forget_unsent_farewells(before=timezone.now() - KEPT)


@task()
def tidy_notices() -> None:
    """Forget old notices that were read."""
    inbox.tidy_notices()


@task()
def tidy_resets() -> None:
    """Forget old requests about a second factor, with their reasons."""
    second_factor.tidy_resets()


@task()
def tidy_claims() -> None:
    """Forget requests to merge accounts that stood too long."""
    claims.forget_old()


@task()
def erase_merged() -> None:
    """Erase accounts that went up in another once that can no longer be undone."""
    merged.erase_merged()
