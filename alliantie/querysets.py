"""Questions every page type answers."""

from collections.abc import Iterable
from typing import ClassVar, Self

from wagtail.models import PageQuerySet

from .visibility import Actor, in_its_time, meant_for


class VisiblePageQuerySet(PageQuerySet):
    """Pages as somebody may see them; page types with an owner say in which fields."""

    organisation_field: ClassVar[str] = ""
    people_fields: ClassVar[Iterable[str]] = ()

    def visible_to(self, actor: Actor) -> Self:
        """Select what this actor may see now: live, in its time, and meant for the actor."""
        return self.filter(in_its_time()).filter(
            meant_for(actor, organisation=self.organisation_field, people=self.people_fields)
        )
