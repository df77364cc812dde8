"""When an organisation goes up in another, what it told and what is kept from its people goes along."""

from django.db import transaction

from cases.choices import ReuseState
from cases.models import Advice, DilemmaHiddenFrom, DilemmaPage, Reuse
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


@transaction.atomic
def move_dilemmas(*, organisation: Organisation) -> None:
    """Let the successor stand beside a dilemma, and keep out its people as those of the old one were."""
    after = current_of(organisation)
    if after.pk == organisation.pk:
        return
    DilemmaPage.objects.filter(organisation=organisation).update(organisation=after)
    Advice.objects.filter(organisation=organisation).update(organisation=after)
    for row in DilemmaHiddenFrom.objects.filter(organisation=organisation):
        DilemmaHiddenFrom.objects.get_or_create(page_id=row.page_id, organisation=after)
