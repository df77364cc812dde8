"""Write to who looks after an organisation, and to the coordinator, about turns as host."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format

from accounts.models import User
from alliantie.mail import queue_mail
from events.models import Turn
from organisations.models import Membership, Organisation

from .series import day_of


def told_asked(turn: Turn) -> None:
    """Ask the organisation; once for each time it is asked."""
    moment = day_of(turn)
    day = date_format(moment, "j F Y") if moment else ""
    _tell(_admins(turn.organisation), "turn_asked", turn, _turns(), day=day)


def told_answer(turn: Turn) -> None:
    """Tell the coordinator what the organisation said."""
    template = "turn_declined" if turn.reason else "turn_accepted"
    _tell(_coordinator(turn), template, turn, _plan(turn), reason=turn.reason)


def told_withdrawn(turn: Turn) -> None:
    """Say to both sides that the organisation is not host of the number."""
    _tell(_admins(turn.organisation), "turn_withdrawn", turn, _turns())
    _tell(_coordinator(turn), "turn_withdrawn", turn, _plan(turn))


def told_swap_asked(turn: Turn, other: Turn) -> None:
    """Ask the host of the other number."""
    admins = _admins(other.organisation)
    _tell(admins, "turn_swap_asked", turn, _turns(), other=other.number)


def told_swap_refused(turn: Turn) -> None:
    """Say to who asked that the other host keeps its number."""
    _tell(_admins(turn.organisation), "turn_swap_refused", turn, _turns())


def told_swapped(turn: Turn, other: Turn) -> None:
    """Say to both hosts and the coordinator who has which number now."""
    for one in (turn, other):
        _tell(_admins(one.organisation), "turn_swapped", one, _turns())
        _tell(_coordinator(one), "turn_swapped", one, _plan(one))


def _admins(organisation: Organisation) -> list[User]:
    rows = Membership.objects.administrators().filter(organisation=organisation)
    return [one.user for one in rows.select_related("user").order_by("pk")]


def _coordinator(turn: Turn) -> list[User]:
    found = turn.series.coordinator
    return [found] if found is not None and found.is_active else []


def _turns() -> str:
    return settings.SITE_URL.rstrip("/") + reverse("host:turns")


def _plan(turn: Turn) -> str:
    return settings.SITE_URL.rstrip("/") + reverse("host:series", args=[turn.series.slug])


def _tell(users: Iterable[User], template: str, turn: Turn, url: str, **more: str | int) -> None:
    for user in users:
        told = {
            "name": user.first_name,
            "series": turn.series.title,
            "number": turn.number,
            "organisation": turn.organisation.name,
            "url": url,
            **more,
        }
        queue_mail(template=template, to=user.email, context=told)
