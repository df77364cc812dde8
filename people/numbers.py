"""What is counted each month of questions to the network."""

from collections import Counter
from collections.abc import Mapping
from typing import ClassVar

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliantie.numbers.measures import Chapter, Measure, Over, Text
from alliantie.numbers.spans import Month

from .models import Question

LONGEST = 60  # days; who waits longer stands under it


class Questions(Measure):
    """What was asked."""

    key = "questions"
    label = _("Vragen")
    definition = _("Vragen aan het netwerk die in dit kwartaal op de site kwamen.")
    unit = _("vragen")
    chapter, order = Chapter.ASKED, 10

    def count(self, month: Month) -> int:
        """Count by when it stood on the site."""
        asked = Question.objects.standing()
        return asked.filter(opened_at__gte=month.start, opened_at__lt=month.end).count()


class FirstAnswers(Measure):
    """How long people waited."""

    key = "first-answers"
    label = _("Dagen tot het eerste antwoord")
    definition = _(
        "Van alle vragen die in dit kwartaal hun eerste antwoord kregen: het aantal dagen dat de "
        "middelste wachtte, geteld vanaf de dag dat de vraag op de site stond. De helft wachtte korter."
    )
    unit = _("dagen")
    chapter, order, over = Chapter.ASKED, 20, Over.MEDIAN
    parts: ClassVar[Mapping[str, Text]] = {str(days): str(days) for days in range(LONGEST + 1)}

    def count(self, month: Month) -> Mapping[str, int]:
        """Count first answers by how many days the question stood there."""
        answered = Question.objects.standing().filter(
            opened_at__isnull=False,
            first_answered_at__gte=month.start,
            first_answered_at__lt=month.end,
        )
        found: Counter[str] = Counter()
        for opened, first in answered.values_list("opened_at", "first_answered_at"):
            days = (timezone.localdate(first) - timezone.localdate(opened)).days
            found[str(min(max(days, 0), LONGEST))] += 1
        return found


MEASURES = (Questions(), FirstAnswers())
