"""Meetings that come back, and who organises the next one."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.choices import EventKind, TurnState, Zone


class Series(models.Model):
    """Meetings that belong together, such as the forum that meets four times a year."""

    title = models.CharField(_("naam"), max_length=120, unique=True)
    slug = models.SlugField(_("adres"), max_length=120, unique=True)
    about = models.TextField(_("waar is het voor?"), max_length=1000, blank=True)
    kind = models.CharField(_("soort"), max_length=20, choices=EventKind, default=EventKind.FORUM)
    every_months = models.PositiveSmallIntegerField(
        _("om de hoeveel maanden?"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(24)],
    )
    usual_start = models.TimeField(_("begint meestal om"), null=True, blank=True)
    usual_minutes = models.PositiveSmallIntegerField(
        _("duurt meestal (minuten)"),
        default=120,
        validators=[MinValueValidator(15), MaxValueValidator(1440)],
    )
    zone = models.CharField(_("tijden van"), max_length=20, choices=Zone, default=Zone.NETHERLANDS)
    coordinator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("coördinator"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    is_closed = models.BooleanField(_("komt niet meer terug"), default=False)

    class Meta:
        verbose_name = _("reeks")
        verbose_name_plural = _("reeksen")
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title


class Turn(models.Model):
    """An organisation that was asked to be host of one number of a series; never public."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="turns")
    number = models.PositiveSmallIntegerField(_("nummer"))
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="event_turns"
    )
    state = models.CharField(max_length=12, choices=TurnState, default=TurnState.ASKED)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("waarom niet?"), max_length=300, blank=True)
    swap_with = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="asked_to_swap"
    )
    why = models.JSONField(default=dict, help_text="what the advice rested on, for the coordinator")

    class Meta:
        verbose_name = _("beurt")
        ordering = ("number", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["series", "number", "organisation"], name="events_turn_once"
            ),
            models.UniqueConstraint(
                fields=["series", "number"],
                condition=models.Q(state__in=[TurnState.ASKED, TurnState.ACCEPTED]),
                name="events_one_turn_open",
            ),
        )

    def __str__(self) -> str:
        return f"{self.series} {self.number}: {self.organisation}"
