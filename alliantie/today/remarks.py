"""Put a ready remark in what an editor is writing, without deciding anything yet."""

from typing import Any

from django import forms
from django.http import QueryDict

from alliantie.models import ReadyRemark

CHOOSE, FILL = "standaardopmerking", "zet-erbij"
LONGEST_NUMBER = 9  # digits


def offered() -> list[ReadyRemark]:
    """Give the remarks to choose from."""
    return list(ReadyRemark.objects.all())


def is_filling(data: QueryDict) -> bool:
    """Say whether somebody asks for a remark instead of deciding."""
    return FILL in data


def with_remark(text: str, number: str) -> str:
    """Put the chosen remark below what stands there; what does not exist changes nothing."""
    is_number = number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER
    pk = int(number) if is_number else 0
    chosen = ReadyRemark.objects.filter(pk=pk).first()
    if chosen is None or chosen.text in text:
        return text
    return f"{text.rstrip()}\n\n{chosen.text}".strip()


def typed(fields: dict[str, forms.Field], data: QueryDict) -> dict[str, Any]:
    """Give what was filled in so far, as a form begins with; nothing is judged."""
    return {
        name: field.widget.value_from_datadict(data, {}, name) for name, field in fields.items()
    }
