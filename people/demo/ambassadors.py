"""Demo ambassadors: over themes and regions, one who stopped, one whose term ends, one who pauses."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from alliantie.choices import Role
from alliantie.demonstration import DemoRun, read_rows
from alliantie.models import OutgoingMail
from alliantie.visibility import Actor
from people.models import Ambassadorship, Person, RequestBudget
from people.policies.ambassadors import Term
from people.policies.budget import month_of
from people.services.ambassadors import Appointment, appoint
from themes.models import Theme

from .profiles import emails_by_key

FILE = Path(__file__).parent / "ambassadors.toml"


def load(run: DemoRun) -> None:
    """Add the ambassadors that are missing; the dates count from today."""
    rows = read_rows(FILE, "ambassador")
    emails = emails_by_key()
    editor = User.objects.get(email="redactie@example.org")
    actor = Actor(user_id=editor.pk, roles=frozenset({Role.EDITOR.value}))
    today = timezone.localdate()
    for row in rows:
        person = Person.objects.get(user__email=emails[row["key"]])
        if not person.ambassadorships.exists():
            _add(person, row, actor, today)
    run.say(f"Ambassadors: {len(rows)}")


@transaction.atomic
def _add(person: Person, row: dict[str, Any], actor: Actor, today: date) -> None:
    themes = Theme.objects.filter(slug__in=row["themes"])
    term = Term(today + timedelta(days=row["from_day"]), today + timedelta(days=row["to_day"]))
    made = appoint(
        person=person,
        appointment=Appointment(
            term, list(themes.values_list("pk", flat=True)), row["region"], row["pledge"]
        ),
        actor=actor,
    )
    if row.get("stopped", False):
        Ambassadorship.objects.filter(pk=made.pk).update(ended_on=today - timedelta(days=1))
    if "wants_renewal" in row:
        Ambassadorship.objects.filter(pk=made.pk).update(
            renewal_asked_at=timezone.now(), wants_renewal=row["wants_renewal"]
        )
    if "pause_days" in row:
        until = today + timedelta(days=row["pause_days"])
        Person.objects.filter(pk=person.pk).update(paused_until=until)
    if "taken" in row:
        RequestBudget.objects.get_or_create(
            person=person,
            month=month_of(today),
            defaults={"taken": row["taken"], "allowed": person.monthly_budget},
        )
    _mail_nobody(person)


def _mail_nobody(person: Person) -> None:
    """Take back the mail of the appointment: the addresses of the demo's people are made up."""
    OutgoingMail.objects.filter(recipient=person.user.email, sent_at=None).delete()
