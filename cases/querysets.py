"""Questions about use cases."""

from collections.abc import Iterable
from typing import ClassVar, Self

from alliantie.querysets import VisiblePageQuerySet

from .choices import Standing


class CaseQuerySet(VisiblePageQuerySet):
    """Use cases as somebody may see them."""

    organisation_field: ClassVar[str] = "organisation"
    people_fields: ClassVar[Iterable[str]] = ("owner", "co_authors")

    def own(self) -> Self:
        """Select what members wrote."""
        return self.filter(source="")

    def imported(self) -> Self:
        """Select what came from a register."""
        return self.exclude(source="")

    def offered(self) -> Self:
        """Select what overviews offer: archived and withdrawn cases are left out."""
        return self.filter(standing__in=[Standing.CURRENT, Standing.OUTDATED])
