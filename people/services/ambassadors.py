"""Appoint ambassadors, renew and end their terms, and ask in time whether they go on."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from alliantie.audit import record
from alliantie.mail import queue_mail
from alliantie.visibility import Actor
from people.models import Ambassadorship, Person
from people.policies.ambassadors import (
    Term,
    check_answer_renewal,
    check_appoint,
    check_free,
    check_own,
    check_renewable,
    check_term,
    next_term,
)
from themes.models import Theme


@dataclass(frozen=True)
class Appointment:
    """What an editor fills in."""

    term: Term
    theme_ids: Collection[int]
    region: str
    pledge: str = ""


def term_of(row: Ambassadorship) -> Term:
    """Give the dates of a row as the rules read them."""
    return Term(row.starts_on, row.ends_on, row.ended_on)


@transaction.atomic
def appoint(*, person: Person, appointment: Appointment, actor: Actor) -> Ambassadorship:
    """Make somebody an ambassador for a term and tell them; of two overlapping at once one is kept."""
    check_appoint(actor)
    check_term(appointment.term)
    row = _add_term(person, appointment, actor)
    record(action="ambassador.appoint", obj=row, actor_id=actor.user_id, origin="cms")
    _mail(row, "ambassador_appointed")
    return row


@transaction.atomic
def renew(*, row: Ambassadorship, actor: Actor, today: date) -> Ambassadorship:
    """Let a term be followed by another of a year, with the same themes, region and pledge."""
    check_appoint(actor)
    check_renewable(term_of(row), today)
    appointment = Appointment(
        term=next_term(term_of(row), today),
        theme_ids=list(row.themes.values_list("pk", flat=True)),
        region=row.region,
        pledge=row.pledge,
    )
    made = _add_term(row.person, appointment, actor)
    record(action="ambassador.renew", obj=made, actor_id=actor.user_id, origin="cms")
    _mail(made, "ambassador_renewed")
    return made


@transaction.atomic
def end_term(*, row: Ambassadorship, actor: Actor, today: date) -> None:
    """End a term now; requests that are under way go on."""
    check_appoint(actor)
    _end(row, actor, today, "cms")


@transaction.atomic
def step_down(*, row: Ambassadorship, actor: Actor, today: date) -> None:
    """Let an ambassador stop now; requests that are under way go on."""
    check_own(actor, row.person.user_id)
    _end(row, actor, today, "web")


@transaction.atomic
def ask_renewal(*, row: Ambassadorship) -> bool:
    """Ask once whether somebody goes on; give False when that was done."""
    waiting = Ambassadorship.objects.filter(pk=row.pk, renewal_asked_at=None)
    if not waiting.update(renewal_asked_at=timezone.now()):
        return False
    _mail(row, "ambassador_renewal")
    record(action="ambassador.ask_renewal", obj=row, actor_id=None, origin="worker")
    return True


@transaction.atomic
def answer_renewal(*, row: Ambassadorship, wants: bool, actor: Actor, today: date) -> None:
    """Keep whether somebody wants another term; editors decide."""
    check_own(actor, row.person.user_id)
    check_answer_renewal(term_of(row), today)
    changed = Ambassadorship.objects.filter(pk=row.pk).exclude(wants_renewal=wants)
    if changed.update(wants_renewal=wants):
        record(action="ambassador.answer_renewal", obj=row, actor_id=actor.user_id)


def _add_term(person: Person, appointment: Appointment, actor: Actor) -> Ambassadorship:
    locked = Person.objects.select_for_update().get(pk=person.pk)
    others = Ambassadorship.objects.filter(person=locked)
    check_free(appointment.term, [term_of(row) for row in others])
    row = Ambassadorship.objects.create(
        person=locked,
        region=appointment.region,
        pledge=appointment.pledge,
        starts_on=appointment.term.starts_on,
        ends_on=appointment.term.ends_on,
        appointed_by_id=actor.user_id,
    )
    row.themes.set(Theme.objects.filter(pk__in=appointment.theme_ids))
    return row


def _end(row: Ambassadorship, actor: Actor, today: date, origin: str) -> None:
    running = Ambassadorship.objects.not_over(today).filter(pk=row.pk)
    if running.update(ended_on=today):
        record(action="ambassador.end", obj=row, actor_id=actor.user_id, origin=origin)


def _mail(row: Ambassadorship, template: str) -> None:
    user = row.person.user
    if not user.is_active:
        return
    queue_mail(
        template=template,
        to=user.email,
        context={
            "name": user.first_name,
            "themes": [theme.label for theme in row.themes.all()],
            "first": date_format(row.starts_on, "j F Y"),
            "last": date_format(row.ends_on, "j F Y"),
            "pledge": row.pledge,
            "link": settings.SITE_URL.rstrip("/") + reverse("own:requests"),
        },
        once_key=f"{template}-{row.pk}",
    )
