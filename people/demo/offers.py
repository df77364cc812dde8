"""Demo offers and needs, in every state they can have."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import demo as accounts_demo
from accounts.models import User
from alliantie.demonstration import DemoRun, read_rows
from organisations.models import Organisation
from people.choices import OfferState
from people.models import Offer
from people.services.profiles import person_of
from search.registry import key_of
from search.services import queue_index_many
from themes.models import Theme

FILE = Path(__file__).parent / "offers.toml"


@transaction.atomic
def load(run: DemoRun) -> None:
    """Add what is missing; what somebody changed or closed stays as it is. Nobody is told."""
    rows = read_rows(FILE, "offer")
    people = {row["key"]: row for row in read_rows(accounts_demo.FILE, "member")}
    added = [made for row in rows if (made := _offer(row, people[row["person"]])) is not None]
    queue_index_many(keys=[key_of(offer) for offer in added])
    run.say(f"Offers and needs: {len(rows)}")


def _offer(row: dict[str, Any], member: dict[str, Any]) -> Offer | None:
    person = person_of(User.objects.get(email=member["email"]))
    if Offer.objects.filter(person=person, title=row["title"]).exists():
        return None
    for_whom = member.get("organisation", "") if row.get("for_organisation") else ""
    return Offer.objects.create(
        person=person,
        organisation=Organisation.objects.filter(slug=for_whom).first(),
        direction=row["direction"],
        theme=Theme.objects.get(slug=row["theme"]),
        level=row["level"],
        title=row["title"],
        text=row["text"],
        state=OfferState(row.get("state", OfferState.OPEN)),
        valid_until=timezone.localdate() + timedelta(days=row["days"]),
    )
