"""Test re-uses: an organisation that applied a case."""

from datetime import date

from cases.models import CasePage, Reuse
from tests.factories.cases import make_organisation


def make_reuse(original: CasePage, *, organisation=None, **fields) -> Reuse:
    """Make a re-use that counts."""
    standard = {
        "month": date(2026, 3, 1),
        "changed": "Wij deden het zonder app.",
        "effort": "weeks",
        "result": "Meer mensen kwamen langs.",
        "again": "yes",
    }
    return Reuse.objects.create(
        original=original,
        organisation=organisation or make_organisation(),
        **{**standard, **fields},
    )
