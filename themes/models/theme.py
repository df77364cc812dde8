"""A curated theme, SKOS-like."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from themes.choices import ThemeColour
from themes.querysets import ThemeQuerySet


class Theme(models.Model):
    """What content is about, in words editors chose (SKOS: prefLabel, definition, broader, altLabel, exactMatch)."""

    label = models.CharField(_("naam"), max_length=80, unique=True)
    slug = models.SlugField(_("adres"), max_length=80, unique=True)
    definition = models.TextField(_("omschrijving"), max_length=600, blank=True)
    broader = models.ForeignKey(
        "self",
        verbose_name=_("valt onder"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="narrower",
    )
    synonyms = models.JSONField(
        _("andere woorden"),
        default=list,
        blank=True,
        help_text=_("Woorden die hetzelfde betekenen."),
    )
    uri = models.URLField(
        _("adres in een andere lijst"), blank=True, help_text=_("Bijvoorbeeld TOOI.")
    )
    picture = models.ForeignKey(
        "alliantie.Picture",
        verbose_name=_("beeld"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    colour = models.CharField(
        _("kleur"), max_length=16, choices=ThemeColour, default=ThemeColour.ONE
    )
    sort_order = models.PositiveSmallIntegerField(_("volgorde"), default=100)

    objects = ThemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("thema")
        verbose_name_plural = _("thema's")
        ordering = ("sort_order", "label")

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        """Give the theme's own page."""
        return reverse("themes:detail", args=[self.slug])
