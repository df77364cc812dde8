"""When an organisation that went up in another comes back, dilemmas stay hidden from who they were hidden from."""

from django.db import transaction

from alliantie.models import Merge
from cases.models import DilemmaHiddenFrom, DilemmaPage

from .dilemmas.indexing import dilemma_changed


@transaction.atomic
def keep_out_both(merge: Merge) -> None:
    """Keep a dilemma that is hidden from what stayed hidden from what came back.

    Whoever asked it meanwhile may work at either. It is done for all, also where the organisation was
    only drawn to be left out: a difference would tell which of them asked.
    """
    there = DilemmaHiddenFrom.objects.filter(organisation=merge.gone_key).values("page")
    pages = DilemmaPage.objects.filter(hidden_from__organisation=merge.kept_key)
    for page in pages.exclude(pk__in=there).distinct():
        DilemmaHiddenFrom.objects.get_or_create(page=page, organisation_id=merge.gone_key)
        dilemma_changed(dilemma=page)
