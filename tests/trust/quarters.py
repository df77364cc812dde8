"""A public page of a quarter on which editors put every use case there is."""

from quarters.models import QuarterReport, Story
from tests.trust.world import World

YEAR, NUMBER = 2026, 1
QUARTER_OUTPUTS = {
    "quarters": "/wat-het-netwerk-deed/",
    "quarter": "/wat-het-netwerk-deed/2026-k1/",
    "quarter as a file": "/wat-het-netwerk-deed/2026-k1/cijfers.csv",
}


def add_quarter(world: World) -> None:
    """Open a quarter to everybody, with stories that are not meant for everybody."""
    report = QuarterReport.objects.create(year=YEAR, number=NUMBER, is_public=True)
    Story.objects.bulk_create(Story(report=report, case=case) for case in world.cases.values())
