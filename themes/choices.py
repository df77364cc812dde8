"""Words of the themes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ThemeColour(TextChoices):
    """The colour pair of a theme, a design token of the site's look."""

    ONE = "theme-1", _("Kleur 1")
    TWO = "theme-2", _("Kleur 2")
    THREE = "theme-3", _("Kleur 3")
    FOUR = "theme-4", _("Kleur 4")
    FIVE = "theme-5", _("Kleur 5")
    SIX = "theme-6", _("Kleur 6")
