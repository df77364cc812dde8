"""Who was asked and who came, by part of the country and of society."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from organisations.choices import CoverageGroup, OrganisationKind, Region
from organisations.models import Invitation, Membership, Organisation
from organisations.policies import coverage_group

NOWHERE = "Onbekend"


@dataclass(frozen=True)
class Cell:
    """One kind of organisation in one region."""

    group: CoverageGroup
    kind: str
    region: str
    kind_label: str
    region_label: str
    total: int
    asked: int
    came: int

    @property
    def untouched(self) -> int:
        """Count who was neither asked nor came by themselves; at least."""
        return max(self.total - self.asked - self.came, 0)


@dataclass(frozen=True)
class GroupTotals:
    """One group with its cells."""

    group: CoverageGroup
    cells: Sequence[Cell]
    total: int
    asked: int
    came: int


def coverage(group: str = "", region: str = "") -> list[GroupTotals]:
    """Count organisations, who was asked and who came; one query, whatever there is."""
    cells = sorted(_cells(region), key=lambda cell: (cell.kind_label, cell.region_label))
    found = []
    for one in CoverageGroup:
        own = [cell for cell in cells if cell.group == one]
        if own and (not group or group == one):
            found.append(_totals(one, own))
    return found


def _totals(group: CoverageGroup, cells: Sequence[Cell]) -> GroupTotals:
    return GroupTotals(
        group=group,
        cells=cells,
        total=sum(cell.total for cell in cells),
        asked=sum(cell.asked for cell in cells),
        came=sum(cell.came for cell in cells),
    )


def _cells(region: str) -> Iterator[Cell]:
    asked = Invitation.objects.filter(organisation=OuterRef("pk"))
    came = Membership.objects.active().filter(organisation=OuterRef("pk"), user__is_active=True)
    rows = Organisation.objects.in_overview().order_by()
    if region in Region.values:
        rows = rows.filter(region=region)
    counted = (
        rows.annotate(was_asked=Exists(asked), has_come=Exists(came))
        .values("kind", "region")
        .annotate(
            total=Count("pk"),
            asked=Count("pk", filter=Q(was_asked=True)),
            came=Count("pk", filter=Q(has_come=True)),
        )
    )
    for row in counted:
        kind, place = row["kind"], row["region"]
        yield Cell(
            group=coverage_group(kind, place),
            kind=kind,
            region=place,
            kind_label=str(OrganisationKind(kind).label),
            region_label=str(Region(place).label) if place in Region.values else NOWHERE,
            total=row["total"],
            asked=row["asked"],
            came=row["came"],
        )


def coverage_lines(groups: Iterable[GroupTotals]) -> Iterator[list[str]]:
    """Give the counts as lines of a spreadsheet."""
    yield ["Groep", "Soort", "Waar", "Organisaties", "Gevraagd", "Doet mee"]
    for group in groups:
        for cell in group.cells:
            counts = [str(cell.total), str(cell.asked), str(cell.came)]
            yield [str(group.group.label), cell.kind_label, cell.region_label, *counts]
