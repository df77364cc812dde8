"""Stop the weekly mail from the mail itself, without signing in."""

from django.db import transaction

from accounts.services.standing import stop_weekly
from newsletter.models import Letter


@transaction.atomic
def stop_by_letter(*, letter: Letter, actor_id: int | None) -> None:
    """Send whoever got this letter no more of them; the link opens nothing else."""
    stop_weekly(user_id=letter.user_id, actor_id=actor_id, origin="mail")
