"""Forget who came: after 90 days everybody, after 7 days what was asked for access and food."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from accounts.erasing.frame import forget_who_did
from alliantie.audit import record
from events.choices import RegistrationState
from events.models import (
    AfterAsk,
    Answer,
    BoxQuestion,
    EventPage,
    HostMail,
    Registration,
    Report,
    Transfer,
)
from events.models.registration import new_secret
from events.policies.retention import DELICATE, PEOPLE, SOON_GONE
from events.querysets.registration import COMING


@transaction.atomic
def forget_answers(now: datetime | None = None) -> int:
    """Delete answers on access and food a week after the meeting; gives how many."""
    over = (now or timezone.now()) - DELICATE
    rows = Answer.objects.filter(
        registration__event__ends_at__lte=over, question__purpose__in=SOON_GONE
    )
    number, _each = rows.delete()
    if number:
        record(action="registration.forget_answers", actor_id=None, origin="worker")
    return number


def forget_people(now: datetime | None = None) -> int:
    """Erase who came to meetings long past; gives of how many meetings."""
    now = now or timezone.now()
    standing = Registration.objects.filter(erased_at=None)
    over = EventPage.objects.filter(ends_at__lte=now - PEOPLE, registrations__in=standing)
    events = list(over.distinct())
    for event in events:
        _forget(event, now)
    return len(events)


@transaction.atomic
def _forget(event: EventPage, now: datetime) -> None:
    """Keep how many came from where, then erase who they were."""
    report, _new = Report.objects.get_or_create(event=event)
    report.attended = {**counts_of(event), **report.attended}
    report.save(update_fields=["attended"])
    pks = list(event.registrations.filter(erased_at=None).values_list("pk", flat=True))
    erase_rows(pks, now)
    HostMail.objects.filter(event=event).update(subject="", text="", sender=None)
    asked = BoxQuestion.objects.filter(event=event)
    forget_who_did(BoxQuestion._meta.label_lower, asked.values_list("pk", flat=True))
    asked.update(registration=None)
    record(action="event.forget_people", obj=event, actor_id=None, origin="worker")


def counts_of(event: EventPage) -> dict[str, int]:
    """Count who came per side: who was checked in, or else who had a seat."""
    rows = event.registrations.filter(state__in=COMING)
    there = rows.filter(state=RegistrationState.ATTENDED)
    counted = there if there.exists() else rows
    return dict(counted.order_by().values_list("side").annotate(Count("pk")))


def forget_asks(registrations: Iterable[int]) -> None:
    """Keep whether it was used; what for is taken out, and the links in old mails are dead."""
    asked = AfterAsk.objects.filter(registration__in=list(registrations))
    for pk in asked.values_list("pk", flat=True):
        AfterAsk.objects.filter(pk=pk).update(used_told="", secret=new_secret())


def erase_rows(pks: Iterable[int], now: datetime) -> None:
    """Take the person out of registrations: name, address, account, organisation, answers, link."""
    numbers = list(pks)
    Answer.objects.filter(registration__in=numbers).delete()
    Transfer.objects.filter(registration__in=numbers).delete()
    forget_asks(numbers)
    forget_who_did(Registration._meta.label_lower, numbers)
    for pk in numbers:
        Registration.objects.filter(pk=pk).update(
            user=None,
            name="",
            email="",
            organisation=None,
            organisation_name="",
            reminders=[],
            opened_on="",
            secret=new_secret(),
            door_secret=new_secret(),
            erased_at=now,
        )
