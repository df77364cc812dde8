"""Tell search that use cases changed; every path to a change ends here."""

from django.db import transaction
from django.db.models import Q
from wagtail.models import Page

from cases.models import CasePage
from organisations.models import Organisation
from search.registry import key_of
from search.services import queue_index, queue_index_many
from themes.models import Theme


def case_changed(*, case: CasePage) -> None:
    """Have a case indexed as it is now; a draft that was never public costs nothing."""
    if case.live or case.first_published_at:
        queue_index(key=key_of(case))


def case_gone(*, case: CasePage) -> None:
    """Have a deleted case leave the index."""
    queue_index(key=key_of(case))


@transaction.atomic
def addresses_changed(*, page: Page) -> None:
    """Index a page's cases anew after it moved or got another address."""
    _queue(Q(path__startswith=page.path))


@transaction.atomic
def organisation_changed(*, organisation: Organisation) -> None:
    """Index anew every case that shows this organisation."""
    _queue(Q(organisation=organisation) | Q(partners__organisation=organisation))


@transaction.atomic
def theme_changed(*, theme: Theme) -> None:
    """Index anew every case about this theme."""
    _queue(Q(themes=theme))


@transaction.atomic
def attachment_changed(*, pk: int) -> None:
    """Index anew every case that gives this file along; drafts are not in the index."""
    _queue(Q(attachments__attachment=pk))


def _queue(which: Q) -> None:
    pks = CasePage.objects.filter(which, live=True).values_list("pk", flat=True).distinct()
    queue_index_many(keys=[key_of(CasePage(pk=pk)) for pk in pks])
