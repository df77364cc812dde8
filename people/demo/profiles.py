"""Profiles of the invented members."""

from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import demo as accounts_demo
from accounts.models import User
from alliantie.demonstration import DemoRun, read_rows
from people.choices import Visibility
from people.models import Expertise, Person
from people.services.profiles import person_of
from themes.models import Theme

FILE = Path(__file__).parent / "profiles.toml"


@transaction.atomic
def load(run: DemoRun) -> None:
    """Fill in the profiles that are still empty; no mail goes out."""
    members = {row["key"]: row for row in read_rows(accounts_demo.FILE, "member")}
    rows = read_rows(FILE, "profile")
    for row in rows:
        _fill(row, members[row["key"]])
    run.say(f"Profiles: {len(rows)}")


def _fill(row: dict[str, Any], member: dict[str, Any]) -> None:
    person = person_of(User.objects.get(email=member["email"]))
    if person.confirmed_at is not None:
        return
    person.function, person.about = member["function"], row["about"]
    person.languages, person.formats = row["languages"], row["formats"]
    person.contact_note = row.get("contact", "")
    person.show_who = row.get("who", Visibility.EVERYONE)
    person.show_knowledge = row.get("knows_shown", Visibility.EVERYONE)
    person.show_contact = row.get("reach", Visibility.MEMBERS)
    person.confirmed_at = timezone.now()
    person.save()
    _know(person, row["knows"])


def _know(person: Person, knows: list[str]) -> None:
    for one in knows:
        theme, _, level = one.partition(":")
        Expertise.objects.get_or_create(
            person=person, theme=Theme.objects.get(slug=theme), defaults={"level": level}
        )
