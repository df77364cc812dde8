"""When an organisation goes up in another, what it told of applying cases goes along."""

from django.db import transaction

from cases.choices import ReuseState
from cases.models import Reuse
from organisations.models import Organisation
from organisations.resolving import current_of


@transaction.atomic
def move_reuses(*, organisation: Organisation) -> None:
    """Let the successor have told it; what the successor told itself of the same case stands alone."""
    after = current_of(organisation)
    if after.pk == organisation.pk:
        return
    there = Reuse.objects.shown().filter(organisation=after).values("original")
    told = Reuse.objects.filter(organisation=organisation)
    told.exclude(state=ReuseState.SHOWN, original__in=there).update(organisation=after)
