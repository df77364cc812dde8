"""What must hold after every change of seats."""

from django.utils import timezone

from events.models import Registration, ReservedSeats, Seats
from events.services import offering, seating


def check_counters(event) -> None:
    """The counters are the numbers of rows."""
    rows = Registration.objects.filter(event=event).holding()
    assert Seats.objects.get(event=event).taken == rows.count()
    for kept in ReservedSeats.objects.filter(event=event):
        assert kept.taken == rows.filter(in_reserved=True, side=kept.side).count()


def check_nobody_waits_for_nothing(event) -> None:
    """Nobody waits while a seat they could take is free, unless it is too late to offer."""
    event.refresh_from_db()
    if not offering.is_offering(event, timezone.now()):
        return
    for side in set(
        Registration.objects.filter(event=event).waiting().values_list("side", flat=True)
    ):
        has_seat, _kept = seating.claim(event.pk, side)
        assert not has_seat, side
