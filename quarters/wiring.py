"""Which use cases stand in the page of a quarter when those are merged."""

from django.utils.translation import gettext_lazy as _

from alliantie.merging.registry import Relation, relate


def connect() -> None:
    """Say what goes along."""
    relate(
        "praktijkvoorbeeld",
        Relation("quarters.Story.case", label=_("Verhalen van een kwartaal"), swept=True),
    )
