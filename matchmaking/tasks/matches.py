"""Prepare matches at night, and bring them up to date after changes."""

import logging

from django.utils import timezone
from django_tasks import task

from matchmaking.services import preparing, renewing

logger = logging.getLogger(__name__)

# After everything that somebody waits for.
PRIORITY = -10


@task(priority=PRIORITY)
def prepare_matches() -> None:
    """Prepare everything anew when it is time."""
    if preparing.is_due(timezone.now()):
        preparing.prepare()


@task(priority=PRIORITY)
def renew_matches(keys: list[str]) -> None:
    """Prepare anew what these changes bear on."""
    renewing.renew(keys)
