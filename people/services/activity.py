"""Warn, hide and at last erase who is never here any more; a sign of life undoes it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import User
from alliantie.audit import record
from alliantie.mail import queue_mail
from people.models import Person
from people.policies.inactivity import (
    Periods,
    Standing,
    Step,
    comes_back,
    last_sign_of_life,
    next_step,
)


def periods() -> Periods:
    """Read how long everything takes from the site's settings."""
    return Periods(
        inactive_after=timedelta(days=settings.PROFILE_INACTIVE_AFTER_DAYS),
        between_warnings=timedelta(days=settings.PROFILE_WARN_EVERY_DAYS),
        warnings=settings.PROFILE_WARNINGS,
        erased_after=timedelta(days=settings.PROFILE_ERASE_AFTER_DAYS),
    )


def may_be_inactive(now: datetime) -> QuerySet[Person]:
    """Select who was not seen for long; who curates, or is suspended, is for people to decide about."""
    before = now - periods().inactive_after
    return Person.objects.filter(
        Q(confirmed_at=None) | Q(confirmed_at__lte=before),
        Q(user__last_login=None) | Q(user__last_login__lte=before),
        user__date_joined__lte=before,
        user__is_active=True,
        user__is_superuser=False,
        user__groups=None,
    )


@transaction.atomic
def mind(*, person: Person, now: datetime) -> Step:
    """Do for one person what is due; erasing is left to who called."""
    locked = Person.objects.select_for_update(of=("self",)).select_related("user").get(pk=person.pk)
    step = next_step(_standing(locked), now=now, periods=periods())
    if step is Step.WARN:
        _warn(locked, now)
    elif step is Step.HIDE:
        _hide(locked, now)
    return step


def _standing(person: Person) -> Standing:
    user = person.user
    return Standing(
        active_at=last_sign_of_life(user.date_joined, user.last_login, person.confirmed_at),
        warnings=person.warnings,
        warned_at=person.warned_at,
        # The step after the last warning was the hiding; an editor may have hidden it before.
        hidden_at=person.warned_at if person.warnings > periods().warnings else None,
    )


def _warn(person: Person, now: datetime) -> None:
    person.warnings, person.warned_at = person.warnings + 1, now
    person.save(update_fields=["warnings", "warned_at"])
    record(action="person.warn", obj=person, actor_id=None, origin="worker")
    _mail(person, "person_inactive", hidden_on=_day_of_hiding(person, now))


def _hide(person: Person, now: datetime) -> None:
    person.warnings, person.warned_at = person.warnings + 1, now
    person.hidden_at = person.hidden_at or now
    person.save(update_fields=["warnings", "warned_at", "hidden_at"])
    record(action="person.hide", obj=person, actor_id=None, origin="worker")
    _mail(person, "person_hidden", erased_on=_day(now + periods().erased_after))


def _day_of_hiding(person: Person, now: datetime) -> str:
    left = max(periods().warnings - person.warnings, 0) + 1
    return _day(now + left * periods().between_warnings)


def _day(moment: datetime) -> str:
    return date_format(timezone.localdate(moment), "j F Y")


def _mail(person: Person, template: str, **context: str) -> None:
    """Write one mail for one step; after coming back and leaving again there is another."""
    since = _standing(person).active_at
    queue_mail(
        template=template,
        to=person.user.email,
        context={
            "name": person.user.first_name,
            "link": settings.SITE_URL + reverse("own:profile"),
            **context,
        },
        once_key=f"{template}-{person.pk}-{person.warnings}-{since:%Y%m%d%H%M%S}",
    )


@transaction.atomic
def came_back(*, user: User) -> None:
    """Show a profile again that was hidden because nobody came; called at every sign of life."""
    person = Person.objects.select_for_update().filter(user=user).first()
    if person is None or not comes_back(
        hidden_at=person.hidden_at, warnings=person.warnings, held_back=person.held_back
    ):
        return
    person.warnings, person.warned_at = 0, None
    if not person.held_back:
        person.hidden_at = None
    person.save(update_fields=["warnings", "warned_at", "hidden_at", "updated_at"])
    record(action="person.back", obj=person, actor_id=user.pk)


@transaction.atomic
def confirm_profile(*, user: User) -> None:
    """Keep that the owner says that it still holds."""
    changed = Person.objects.filter(user=user).update(confirmed_at=timezone.now())
    if changed:
        came_back(user=user)
        record(action="person.confirm", obj=Person.objects.get(user=user), actor_id=user.pk)
