"""Take one step in the life of a dilemma whose row is locked."""

from typing import Any

from cases.models import DilemmaPage
from cases.policies.dilemma_state import check_step


def take_step(row: DilemmaPage, name: str, *, by: str, **fields: Any) -> None:
    """Change the state, and fields along with it; refuses a step that does not fit."""
    row.state = check_step(name, row.state, by=by)
    for field, value in fields.items():
        setattr(row, field, value)
    DilemmaPage.objects.filter(pk=row.pk).update(state=row.state, **fields)
