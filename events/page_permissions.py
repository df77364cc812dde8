"""What Wagtail's own screens may not do with meetings: people plan by them, so that nobody goes unheard.

Taking one off the site and calling one off have services of their own, which tell who signed up.
"""

from wagtail.models import Page, PagePermissionTester


class WordsOnly(PagePermissionTester):
    """Lets who may edit change the words; whether a meeting is there is not Wagtail's to decide."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:  # noqa: FBT001, FBT002 - as Wagtail calls it
        """Refuse: what was online is called off; what never was, its host throws away."""
        return False

    def can_unpublish(self) -> bool:
        """Refuse: there is a screen that tells everybody."""
        return False

    def can_unschedule(self) -> bool:
        """Refuse: nothing about a meeting is scheduled here."""
        return False

    def can_move(self) -> bool:
        """Refuse: its address stands in calendars."""
        return False

    def can_copy(self) -> bool:
        """Refuse: seats and hosts do not come along; the desk has a copy for next time."""
        return False


def holds_meetings(page: Page) -> bool:
    """Say whether there are meetings under a page, so that it cannot be taken away."""
    under: bool = page.get_descendants(inclusive=True).filter(eventpage__isnull=False).exists()
    return under
