"""What themes and tags say to the rest of the house."""

from django.utils.translation import gettext_lazy as _

from alliantie.merging.registry import Relation, register, relate

from .services.mergeable import MergeableTags, MergeableThemes


def connect() -> None:
    """Let tags and themes be merged."""
    register(MergeableThemes(), MergeableTags())
    relate(
        "thema", Relation("themes.Theme.broader", label=_("Thema's die eronder vallen"), swept=True)
    )
