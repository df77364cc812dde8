"""Pages that are about something."""

from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from alliantie.pages import BasePage

from .theme import Theme


class ThemedPage(BasePage):
    """A page with curated themes; a concrete type adds `tags` through a table of its own."""

    themes = ParentalManyToManyField(
        Theme, verbose_name=_("thema's"), blank=True, related_name="%(app_label)s_%(class)s_set"
    )

    class Meta:
        abstract = True
