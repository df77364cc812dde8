"""Tell search that dilemmas changed; every path to a change ends here."""

from django.db import transaction
from django.db.models import Q

from cases.models import DilemmaPage
from organisations.models import Organisation
from search.registry import key_of
from search.services import queue_index, queue_index_many
from themes.models import Theme


def dilemma_changed(*, dilemma: DilemmaPage) -> None:
    """Have a dilemma indexed as it is now; what was never online costs nothing."""
    if dilemma.live or dilemma.first_published_at:
        queue_index(key=key_of(dilemma))


def dilemma_gone(*, dilemma: DilemmaPage) -> None:
    """Have a deleted dilemma leave the index."""
    queue_index(key=key_of(dilemma))


@transaction.atomic
def organisation_changed(*, organisation: Organisation) -> None:
    """Index anew every dilemma that shows this organisation."""
    _queue(Q(organisation=organisation))


@transaction.atomic
def theme_changed(*, theme: Theme) -> None:
    """Index anew every dilemma about this theme."""
    _queue(Q(themes=theme))


def _queue(which: Q) -> None:
    pks = DilemmaPage.objects.filter(which, live=True).values_list("pk", flat=True).distinct()
    queue_index_many(keys=[key_of(DilemmaPage(pk=pk)) for pk in pks])
