"""What somebody, also for their organisation, offers others or needs from them."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from people.choices import Direction, Level, OfferState
from people.querysets import OfferQuerySet

from .person import Person


class Offer(models.Model):
    """One offer or need; it ends by itself unless it is renewed."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="offers")
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="offers",
    )
    direction = models.CharField(_("soort"), max_length=8, choices=Direction)
    theme = models.ForeignKey("themes.Theme", on_delete=models.CASCADE, related_name="offers")
    level = models.CharField(_("niveau"), max_length=16, choices=Level)
    title = models.CharField(_("in één zin"), max_length=120)
    text = models.CharField(_("toelichting"), max_length=600, blank=True)
    state = models.CharField(
        _("stand"), max_length=16, choices=OfferState, default=OfferState.OPEN, db_index=True
    )
    valid_until = models.DateField(_("geldig tot en met"), db_index=True)
    # Of who was not yet a member: when an editor let it through.
    let_through_at = models.DateTimeField(_("doorgelaten op"), null=True, blank=True)
    renewal_asked_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(_("geplaatst op"), auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("aanbod of vraag")
        verbose_name_plural = _("vraag en aanbod")
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Give the address of its own page."""
        return reverse("people:offer", args=[self.pk])
