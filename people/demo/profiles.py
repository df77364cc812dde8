"""Demo profiles of the demo's members, without portraits."""

from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import demo as accounts_demo
from accounts.models import User
from alliantie.demonstration import DemoRun, read_rows
from people.models import Expertise, Person
from people.services.profiles import person_of
from themes.models import Theme

FILE = Path(__file__).parent / "profiles.toml"
VISIBILITIES = ("show_who", "show_knowledge", "show_contact")


@transaction.atomic
def load(run: DemoRun) -> None:
    """Add the profiles that are missing; what somebody changed stays as it is."""
    rows = read_rows(FILE, "profile")
    emails = emails_by_key()
    for row in rows:
        user = User.objects.get(email=emails[row["key"]])
        if not Person.objects.filter(user=user).exists():
            _add(user, row)
    run.say(f"Profiles: {len(rows)}")


def emails_by_key() -> dict[str, str]:
    """Give the address of each member by the short name the demo's files use."""
    members = read_rows(accounts_demo.FILE, "member")
    return {member["key"]: member["email"] for member in members}


def _add(user: User, row: dict[str, Any]) -> None:
    person = person_of(user)
    shown = dict(zip(VISIBILITIES, row["shows"], strict=True))
    Person.objects.filter(pk=person.pk).update(
        function=row.get("function", ""),
        about=row["about"],
        languages=row["languages"],
        formats=row["formats"],
        contact_note=row.get("contact", ""),
        monthly_budget=row.get("budget", person.monthly_budget),
        confirmed_at=timezone.now(),
        **shown,
    )
    for slug, level in row["knows"]:
        Expertise.objects.create(person=person, theme=Theme.objects.get(slug=slug), level=level)
