"""What follows when somebody set a new second factor in the place of a lost one."""

from django.db import transaction

from accounts.choices import ResetState
from accounts.models import FactorReset, User
from alliantie.audit import record


@transaction.atomic
def note_replaced(*, user: User) -> None:
    """Ask nobody any more to replace what they replaced; whoever turns it off later does so themselves."""
    if FactorReset.objects.filter(user=user, state=ResetState.DONE).delete()[0]:
        record(action="second_factor.replaced", obj=user, actor_id=user.pk)
