"""An organisation that takes part, or could."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from organisations.choices import Listing, OrganisationKind, Region, SectorSide, Verification
from organisations.querysets import OrganisationQuerySet


class Organisation(models.Model):
    """Who takes part; most come from the register and have no administrator yet."""

    name = models.CharField(_("naam"), max_length=200)
    slug = models.SlugField(_("adres"), max_length=200, unique=True)
    # The name as it is compared, so that "Gemeente Aalten" stands under A.
    sort_key = models.CharField(max_length=200, blank=True, editable=False, db_index=True)
    abbreviation = models.CharField(_("afkorting"), max_length=40, blank=True)
    kind = models.CharField(_("soort"), max_length=32, choices=OrganisationKind, db_index=True)
    side = models.CharField(
        _("kant"), max_length=16, choices=SectorSide, default=SectorSide.GOVERNMENT
    )
    listing = models.CharField(
        _("overzicht"), max_length=16, choices=Listing, default=Listing.LISTED, db_index=True
    )
    register_id = models.CharField(
        _("nummer in het register"), max_length=64, null=True, blank=True, unique=True
    )
    register_source = models.CharField(_("register"), max_length=64, blank=True)
    # What the register said last, so that an import tells its own values from what editors changed.
    register_values = models.JSONField(default=dict, blank=True, editable=False)
    tooi_code = models.CharField(_("TOOI-code"), max_length=64, blank=True)
    oin = models.CharField(_("OIN"), max_length=20, blank=True)
    kvk = models.CharField(_("KvK-nummer"), max_length=8, blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("onderdeel van"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="parts",
    )
    successor = models.ForeignKey(
        "self",
        verbose_name=_("opvolger"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="predecessors",
    )
    region = models.CharField(_("regio"), max_length=20, choices=Region, blank=True, db_index=True)
    place = models.CharField(_("plaats"), max_length=80, blank=True)
    latitude = models.FloatField(_("breedtegraad"), null=True, blank=True)
    longitude = models.FloatField(_("lengtegraad"), null=True, blank=True)
    website = models.URLField(_("website"), blank=True)
    verification = models.CharField(
        _("bevestiging"), max_length=16, choices=Verification, default=Verification.NONE
    )
    logo = models.ForeignKey(
        "alliantie.Picture",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    description = models.TextField(_("omschrijving"), max_length=2000, blank=True)
    themes = models.ManyToManyField(
        "themes.Theme", verbose_name=_("thema's"), blank=True, related_name="organisations"
    )
    alliance_member_from = models.DateField(_("lid van de Alliantie sinds"), null=True, blank=True)
    alliance_member_to = models.DateField(_("lid van de Alliantie tot"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("laatst bevestigd"), null=True, blank=True)
    # What readers are told when nobody confirmed it for too long.
    unconfirmed_since = models.DateField(_("niet bevestigd sinds"), null=True, blank=True)
    created_at = models.DateTimeField(_("toegevoegd op"), auto_now_add=True)
    updated_at = models.DateTimeField(_("gewijzigd op"), auto_now=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisatie")
        verbose_name_plural = _("organisaties")
        ordering = ("sort_key", "name")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Give the organisation's own page."""
        return reverse("organisations:detail", args=[self.slug])
