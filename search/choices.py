"""What an editor chooses between when steering search."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Direction(TextChoices):
    """Whether a synonym works back as well."""

    BOTH = "both", _("Beide kanten op")
    ONE = "one", _("Eén kant op")


class Field(TextChoices):
    """Where the other words are looked for."""

    ALL = "all", _("Overal")
    TITLE = "title", _("Alleen in titels")


class Origin(TextChoices):
    """Where a synonym comes from."""

    SHIPPED = "shipped", _("Meegeleverd")
    EDITOR = "editor", _("Redactie")


class Effect(TextChoices):
    """What a word does in a question."""

    IGNORED = "ignored", _("Weegt niet mee")
    COUNTED = "counted", _("Telt juist wel mee")
