"""Who may see a meeting now: asked anew before anything about it goes to somebody."""

from collections.abc import Callable

from accounts.models import User
from alliantie.choices import Audience
from alliantie.visibility import VISITOR, Actor
from events.models import EventPage, Registration
from events.querysets import EventQuerySet
from organisations.actors import actor_for


def may_see(registration: Registration) -> bool:
    """Ask as who registered: whose account is suspended, or who may not see it any more, is out."""
    return is_shown_to(registration.event, registration.user)


def is_shown_to(event: EventPage, user: User | None) -> bool:
    """Say whether a member, or a guest, may see a meeting that stands on the site."""
    return _is_active(user) and _among(EventPage.objects.visible_to, event, user)


def is_meant_for(event: EventPage, user: User | None) -> bool:
    """Say whether it is meant for them, also when it was taken off the site: its name is no secret."""
    return _is_active(user) and _among(EventPage.objects.meant_for, event, user)


def _is_active(user: User | None) -> bool:
    return user is None or user.is_active


def _among(select: Callable[[Actor], EventQuerySet], event: EventPage, user: User | None) -> bool:
    """Ask for the actor only where that makes a difference."""
    asks = user is not None and event.audience != Audience.PUBLIC
    actor = actor_for(user) if asks and user is not None else VISITOR
    return bool(select(actor).filter(pk=event.pk).exists())
