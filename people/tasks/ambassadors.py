"""Background work about ambassadors."""

from django.utils import timezone
from django_tasks import task

from people.models import Ambassadorship
from people.policies.ambassadors import ASK_BEFORE
from people.services.ambassadors import ask_renewal


@task()
def ask_renewals() -> None:
    """Ask everybody whose term ends within a month whether they go on; each once."""
    rows = Ambassadorship.objects.to_be_asked(timezone.localdate(), ASK_BEFORE)
    for row in rows.select_related("person__user"):
        ask_renewal(row=row)
