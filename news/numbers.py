"""What is counted each month of short news."""

from django.utils.translation import gettext_lazy as _

from alliantie.numbers.measures import Chapter, Measure
from alliantie.numbers.spans import Month
from alliantie.visibility import VISITOR

from .models import NewsItem


class News(Measure):
    """What members told."""

    key = "news"
    label = _("Actualiteiten")
    definition = _("Korte berichten van leden die in dit kwartaal op de site kwamen.")
    unit = _("berichten")
    chapter, order = Chapter.SHARED, 30

    def count(self, month: Month) -> int:
        """Count by when it stood on the site."""
        shown = {"shown_at__gte": month.start, "shown_at__lt": month.end}
        return NewsItem.objects.visible_to(VISITOR).filter(**shown).count()


MEASURES = (News(),)
