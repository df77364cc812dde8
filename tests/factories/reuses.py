"""Test re-uses: an organisation that applied a case."""

from datetime import date

from cases.models import CasePage, Reuse
from cases.services.lineage import Told
from organisations.models import Organisation
from tests.factories.cases import make_organisation

TOLD = {
    "month": date(2026, 3, 1),
    "changed": "Wij deden het zonder app.",
    "effort": "weeks",
    "result": "Meer mensen kwamen langs.",
    "again": "yes",
}


def make_told(organisation: Organisation, adapted: CasePage | None = None) -> Told:
    """Say how an organisation tells that it applied a case, with its own case about it if there is one."""
    return Told(organisation=organisation, adapted=adapted, **TOLD)


def make_reuse(original: CasePage, *, organisation=None, **fields) -> Reuse:
    """Make a re-use that counts."""
    return Reuse.objects.create(
        original=original,
        organisation=organisation or make_organisation(),
        **{**TOLD, **fields},
    )
