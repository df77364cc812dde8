"""A synonym: what people type, and what is looked for as well."""

from django.contrib.admin import display
from django.db import models
from django.utils.translation import gettext_lazy as _

from search.choices import Direction, Field, Origin
from search.curation import SynonymRule
from search.policies import split_expressions
from search.querysets import SynonymQuerySet


class Synonym(models.Model):
    """One rule; both boxes hold one expression a line."""

    words = models.TextField(_("wat mensen typen"))
    also = models.TextField(_("zoek ook naar"))
    direction = models.CharField(
        _("richting"),
        max_length=8,
        choices=Direction,
        default=Direction.BOTH,
        help_text=_("Eén kant op: wie het eerste typt, vindt het tweede ook, maar niet andersom."),
    )
    field = models.CharField(_("waar"), max_length=8, choices=Field, default=Field.ALL)
    is_active = models.BooleanField(
        _("in gebruik"), default=True, help_text=_("Zet uit wat niet helpt; weggooien hoeft niet.")
    )
    note = models.TextField(
        _("notitie"), max_length=500, blank=True, help_text=_("Alleen de redactie leest dit.")
    )
    origin = models.CharField(
        _("herkomst"), max_length=8, choices=Origin, default=Origin.EDITOR, editable=False
    )

    objects = SynonymQuerySet.as_manager()

    class Meta:
        verbose_name = _("synoniem")
        verbose_name_plural = _("synoniemen")
        ordering = ("words", "pk")

    def __str__(self) -> str:
        return ", ".join(split_expressions(self.words))

    @display(description=_("Wat mensen typen"), ordering="words")
    def words_shown(self) -> str:
        """Give the first box on one line."""
        return str(self)

    @property
    def also_shown(self) -> str:
        """Give the second box on one line."""
        return ", ".join(split_expressions(self.also))

    @property
    def rule(self) -> SynonymRule:
        """Give the rule as engines read it."""
        return SynonymRule(
            words=tuple(split_expressions(self.words)),
            also=tuple(split_expressions(self.also)),
            both_ways=self.direction == Direction.BOTH,
            titles_only=self.field == Field.TITLE,
        )
