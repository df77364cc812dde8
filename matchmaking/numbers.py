"""What is counted each month of bringing people together."""

from django.utils.translation import gettext_lazy as _

from alliantie.numbers.measures import Chapter, Measure
from alliantie.numbers.spans import Month

from .models import Introduction


class Introductions(Measure):
    """Who met through the site."""

    key = "introductions"
    label = _("Kennismakingen")
    definition = _(
        "Hoe vaak twee mensen in dit kwartaal met elkaar in gesprek kwamen nadat ze allebei ja zeiden."
    )
    unit = _("kennismakingen")
    chapter, order = Chapter.MET, 30

    def count(self, month: Month) -> int:
        """Count by when both were introduced."""
        made = {"introduced_at__gte": month.start, "introduced_at__lt": month.end}
        return Introduction.objects.filter(**made).count()


MEASURES = (Introductions(),)
