"""Days as a page may show them: beside somebody who is not named only the month."""

from datetime import date

from django.template.defaultfilters import date as formatted

from cases.choices import NameChoice
from cases.models import DilemmaPage

DAY, MONTH = "j F Y", "F Y"


def shown_date(dilemma: DilemmaPage, day: date | None) -> str:
    """Write a day on which the asker did something; when somebody was busy may tell who it is."""
    if day is None:
        return ""
    return formatted(day, MONTH if dilemma.name_choice == NameChoice.ANONYMOUS else DAY)


def full_date(day: date | None) -> str:
    """Write a day that people need to know: until when they can advise."""
    return formatted(day, DAY) if day else ""
