"""How organisations, themes and initiatives hang together, and where each stands in the picture."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from matchmaking.choices import LinkRole
from matchmaking.querysets import NetworkLinkQuerySet

from .match import KEY_LENGTH


class NetworkLink(models.Model):
    """One tie between two things; keys only, so that nothing in it can leak.

    `about` is the key of what shows it: the record of who applied something, the initiative by which an
    organisation works on a theme. Who may not see that, does not see the tie.
    """

    one = models.CharField(_("van"), max_length=KEY_LENGTH)
    other = models.CharField(_("naar"), max_length=KEY_LENGTH, db_index=True)
    role = models.CharField(_("hoe"), max_length=12, choices=LinkRole)
    about = models.CharField(_("blijkt uit"), max_length=KEY_LENGTH, blank=True)
    # How often; it decides who stands in the picture and is never told.
    weight = models.PositiveIntegerField(_("hoe vaak"), default=1)

    objects = NetworkLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("lijn in het netwerk")
        verbose_name_plural = _("lijnen in het netwerk")
        ordering = ("one", "other", "role", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["one", "other", "role", "about"], name="matchmaking_network_link_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.one} {self.role} {self.other}"


class Drawing(models.Model):
    """Where things stand in the picture of the whole network: {key: [x, y]}, and which lines are drawn."""

    places = models.JSONField(_("plaatsen"), default=dict)
    lines = models.JSONField(_("lijnen"), default=list)
    drawn_at = models.DateTimeField(_("getekend op"), auto_now=True)

    class Meta:
        verbose_name = _("tekening van het netwerk")
        verbose_name_plural = _("tekeningen van het netwerk")

    def __str__(self) -> str:
        return f"{self.drawn_at:%Y-%m-%d %H:%M}"
