"""Somebody's own list: where they go, wait, and were."""

from typing import Any

from django.db.models import Count, F, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from events.choices import RegistrationState
from events.models import EventPage, Registration

from .registration import GIVES_UP, Own
from .seats import may_press
from .standing_words import sentence_of, tone_of


def own_list(actor: Actor) -> tuple[list[Own], list[Own], list[Own]]:
    """Give somebody's registrations: coming, waiting, past; a fixed number of queries."""
    now = timezone.now()
    rows = Registration.objects.of(actor).exclude(state=RegistrationState.UNCONFIRMED)
    ahead = Registration.objects.filter(
        event=OuterRef("event"), state=RegistrationState.WAITING, ticket__lt=OuterRef("ticket")
    )
    number = ahead.order_by().values("event").annotate(number=Count("pk")).values("number")
    along = rows.select_related("event__organisation", "event__seats", "organisation")
    found = along.prefetch_related("event__reserved").annotate(ahead=Subquery(number))
    coming: list[Own] = []
    waiting: list[Own] = []
    past: list[Own] = []
    seen = EventPage.objects.visible_to(actor).filter(registrations__user=actor.user_id)
    known = set(seen.values_list("pk", flat=True))
    for row in found.order_by(F("event__starts_at").asc(nulls_last=True), "pk"):
        title = row.event.title if row.event_id in known else _("Deze zie je niet meer")
        own = _listed(row, getattr(row, "ahead", None), title)
        if row.event.ends_at is None or row.event.ends_at <= now or not own.may_sign_off:
            past.append(own)
        else:
            (waiting if own.is_waiting else coming).append(own)
    return coming, waiting, past[::-1]


def _listed(row: Any, ahead: int | None, title: str) -> Own:
    now = timezone.now()
    is_over = row.event.ends_at is not None and now >= row.event.ends_at
    is_offered = row.state == RegistrationState.OFFERED and (row.offered_until or now) > now
    return Own(
        row=row,
        sentence=sentence_of(row, ahead),
        tone=tone_of(row),
        may_take=is_offered or may_press(row, now),
        may_sign_off=row.state in GIVES_UP and not is_over,
        may_pass_on=False,
        is_waiting=row.state == RegistrationState.WAITING,
        title=title,
    )
