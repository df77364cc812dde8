"""Questions about pages of quarters."""

from typing import TYPE_CHECKING, Self

from django.db import models

from alliantie.visibility import Actor

if TYPE_CHECKING:
    from .models import QuarterReport  # noqa: F401 - named in the annotation below


class QuarterReportQuerySet(models.QuerySet["QuarterReport"]):
    """Pages of quarters as somebody may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """Select what editors made public; they see the others too."""
        return self if actor.is_editor else self.filter(is_public=True)

    def newest_first(self) -> Self:
        """Put the last quarter on top."""
        return self.order_by("-year", "-number")
