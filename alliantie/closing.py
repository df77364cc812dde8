"""Take a page off the site as it stands and put it back unchanged, as a report may ask."""

from wagtail.models import Page, Revision
from wagtail.signals import page_published, page_unpublished


def close(page: Page) -> bool:
    """Close a page for everybody, also what was planned to come online; False when it was not there.

    Called in the transaction of the decision. The words stay as they were, so that `reopen` is exact.
    """
    if not type(page).objects.filter(pk=page.pk, live=True).update(live=False):
        return False
    page.live = False
    Revision.objects.for_instance(page).update(approved_go_live_at=None)
    page_unpublished.send(sender=type(page), instance=page)
    return True


def reopen(page: Page) -> bool:
    """Put back what `close` took off; False when it stands there already."""
    if not type(page).objects.filter(pk=page.pk, live=False).update(live=True):
        return False
    page.live = True
    page_published.send(sender=type(page), instance=page, revision=page.live_revision)
    return True
