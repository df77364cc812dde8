"""How many people fit, and how many seats are given."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events.choices import Side

MOST_SEATS = 5_000


class Seats(models.Model):
    """The count of one meeting: every claim begins by changing this row, so claims wait in line.

    `tickets` numbers those who wait; a lower number came first. Without `capacity` everybody fits.
    """

    event = models.OneToOneField("events.EventPage", on_delete=models.CASCADE, related_name="seats")
    capacity = models.PositiveIntegerField(
        _("plekken"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_SEATS)],
    )
    taken = models.PositiveIntegerField(default=0)
    tickets = models.PositiveIntegerField(default=0)
    turned = models.PositiveIntegerField(default=0, help_text="how often the row was locked")

    class Meta:
        verbose_name = _("plekken")
        constraints = (
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(taken__lte=F("capacity")),
                name="events_no_more_than_fit",
            ),
        )

    def __str__(self) -> str:
        return f"{self.taken} / {self.capacity}"


class ReservedSeats(models.Model):
    """Seats kept for one part of society until a day; `taken` counts within `Seats.taken`."""

    event = models.ForeignKey("events.EventPage", on_delete=models.CASCADE, related_name="reserved")
    side = models.CharField(_("voor"), max_length=12, choices=Side)
    number = models.PositiveIntegerField(_("aantal"), validators=[MinValueValidator(1)])
    taken = models.PositiveIntegerField(default=0)
    release_at = models.DateTimeField(_("vrij voor iedereen vanaf"))
    released_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("vrijgehouden plekken")
        constraints = (
            models.UniqueConstraint(fields=["event", "side"], name="events_reserved_once"),
            models.CheckConstraint(
                condition=Q(taken__lte=F("number")), name="events_reserved_no_more"
            ),
        )

    def __str__(self) -> str:
        return f"{self.side}: {self.taken} / {self.number}"
