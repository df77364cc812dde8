"""Questions about what people follow."""

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from people.models import Follow  # noqa: F401 - named in the annotations below


class FollowQuerySet(models.QuerySet["Follow"]):
    """What people follow; nobody sees what somebody else follows."""

    def of(self, user_id: int | None) -> Self:
        """Select what one person follows."""
        return self.filter(user_id=user_id) if user_id is not None else self.none()

    def of_all(self, user_ids: list[int]) -> Self:
        """Select what these people follow."""
        return self.filter(user_id__in=user_ids)
