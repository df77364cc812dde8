"""Who publishes at once: counted over what apps say stands on the site, and decided by editors."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from accounts.models import Trust, User
from accounts.policies.trust import (
    LONGEST_REASON,
    NEEDED,
    Trusting,
    check_decide,
    check_give,
    check_withdraw,
)
from alliantie.audit import record
from alliantie.mail import queue_mail
from alliantie.visibility import Actor

# Rows with who wrote it (`author`) and since when it stands on the site (`since`).
Published = Callable[[], QuerySet[Any, Any]]
_published: dict[str, Published] = {}


def register(name: str, published: Published) -> None:
    """Let an app say what of which account stands on the site; what is nobody's own does not count."""
    _published[name] = published


def standing_of(user_id: int | None) -> Trusting:
    """Say how far somebody is; two queries."""
    if user_id is None:
        return Trusting()
    row = Trust.objects.filter(user=user_id).first()
    withdrawn_at = row.withdrawn_at if row else None
    return Trusting(
        published=_number_of(user_id, withdrawn_at),
        by_hand=row is not None and row.given_at is not None,
        withdrawn_at=withdrawn_at,
        reason=row.reason if row else "",
    )


def _number_of(user_id: int, since: datetime | None) -> int:
    """Count what stands on the site, as far as it matters; one query over all apps."""
    when = {"since__gt": since} if since else {}
    rows = [
        published().filter(author=user_id, **when).order_by().values_list("author")
        for published in _published.values()
    ]
    first, *rest = rows or [User.objects.none().values_list("pk")]
    return len(list(first.union(*rest, all=True)[:NEEDED]))


def is_trusted(user_id: int | None) -> bool:
    """Say whether somebody publishes at once; two queries."""
    return standing_of(user_id).is_trusted


def people(words: str = "") -> QuerySet[User]:
    """Select who published something or about whom editors decided; by a name everybody with it."""
    of_apps = Q(trust__isnull=False)
    for published in _published.values():
        of_apps |= Q(pk__in=published().order_by().values("author"))
    found = User.objects.filter(is_active=True).select_related("trust")
    if not words.strip():
        found = found.filter(of_apps)
    for word in words.split():
        found = found.filter(Q(first_name__icontains=word) | Q(last_name__icontains=word))
    return found.order_by("first_name", "last_name", "pk")


def standings(users: Iterable[User]) -> dict[int, Trusting]:
    """Say of a page of people how far each is; one query for each app."""
    rows = {user.pk: getattr(user, "trust", None) for user in users}
    numbers = dict.fromkeys(rows, 0)
    after = Q(author__in=[pk for pk, row in rows.items() if row is None or not row.withdrawn_at])
    for pk, row in rows.items():
        if row is not None and row.withdrawn_at:
            after |= Q(author=pk, since__gt=row.withdrawn_at)
    for published in _published.values():
        counted = published().filter(after).order_by().values("author").annotate(number=Count("*"))
        for author, number in counted.values_list("author", "number"):
            numbers[author] += number
    return {
        pk: Trusting(
            published=numbers[pk],
            by_hand=row is not None and row.given_at is not None,
            withdrawn_at=row.withdrawn_at if row else None,
            reason=row.reason if row else "",
        )
        for pk, row in rows.items()
    }


@transaction.atomic
def give_trust(*, user: User, actor: Actor, reason: str = "", origin: str = "cms") -> None:
    """Let somebody publish at once from now on, whatever they published."""
    check_decide(actor, user.pk)
    row = _locked(user)
    check_give(standing_of(user.pk))
    row.given_at, row.withdrawn_at = timezone.now(), None
    _decide(row, actor, reason)
    record(action="trust.give", obj=row, actor_id=actor.user_id, origin=origin)
    _tell(user, "trust_given", row)


@transaction.atomic
def withdraw_trust(*, user: User, actor: Actor, reason: str, origin: str = "cms") -> None:
    """Let everything of somebody be read first again; earning it back begins now."""
    check_decide(actor, user.pk)
    row = _locked(user)
    check_withdraw(standing_of(user.pk), reason)
    row.given_at, row.withdrawn_at = None, timezone.now()
    _decide(row, actor, reason)
    record(action="trust.withdraw", obj=row, actor_id=actor.user_id, origin=origin)
    _tell(user, "trust_withdrawn", row)


def _locked(user: User) -> Trust:
    """Give the row of somebody while no colleague changes it."""
    Trust.objects.get_or_create(user=user)
    return Trust.objects.select_for_update().get(user=user)


def _decide(row: Trust, actor: Actor, reason: str) -> None:
    row.decided_by_id, row.reason = actor.user_id, reason.strip()[:LONGEST_REASON]
    row.save()


def _tell(user: User, template: str, row: Trust) -> None:
    moment = row.given_at or row.withdrawn_at or timezone.now()
    queue_mail(
        template=template,
        to=user.email,
        context={
            "name": user.first_name,
            "reason": row.reason,
            "url": settings.SITE_URL.rstrip("/") + reverse("desk:overview"),
        },
        once_key=f"{template}-{row.pk}-{moment:%Y%m%d%H%M%S%f}",
    )
