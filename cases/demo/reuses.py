"""Demo re-uses: who applied whose case, along a lineage of four."""

from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from alliantie.demonstration import DemoRun, read_rows
from cases.choices import ReuseState
from cases.models import CasePage, Reuse
from cases.services.indexing import case_changed
from organisations.models import Organisation

from .reading import member

FILE = Path(__file__).parent / "reuses.toml"


@transaction.atomic
def load(run: DemoRun) -> None:
    """Add what is missing; nobody is told."""
    rows = read_rows(FILE, "reuse")
    for row in rows:
        _reuse(row)
    run.say(f"Re-uses: {len(rows)}")


def _reuse(row: dict[str, Any]) -> None:
    original = CasePage.objects.get(slug=row["original"])
    organisation = Organisation.objects.get(slug=row["organisation"])
    if Reuse.objects.filter(original=original, organisation=organisation).exists():
        return
    Reuse.objects.create(
        original=original,
        organisation=organisation,
        user=member(row["person"]),
        adapted=CasePage.objects.filter(slug=row.get("adapted", "")).first(),
        month=date.fromisoformat(f"{row['month']}-01"),
        changed=row["changed"],
        effort=row["effort"],
        result=row["result"],
        again=row["again"],
        state=ReuseState(row.get("state", ReuseState.SHOWN)),
    )
    case_changed(case=original)
