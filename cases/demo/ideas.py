"""Demo idea rounds: one that is open, and one of which every idea has an answer."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from accounts import demo as accounts_demo
from accounts.models import User
from alliantie.demonstration import DemoRun, read_rows
from cases.choices import IdeaState, RoundState
from cases.models import CasePage, Idea, IdeaRound, IdeaSupport
from themes.models import Theme

FILE = Path(__file__).parent / "ideas.toml"


def load(run: DemoRun) -> None:
    """Add the rounds that are missing; what somebody changed stays as it is. Nobody is told."""
    rows = read_rows(FILE, "round")
    people = {row["key"]: row["email"] for row in read_rows(accounts_demo.FILE, "member")}
    members = {key: User.objects.get(email=email) for key, email in people.items()}
    present = set(IdeaRound.objects.values_list("slug", flat=True))
    for row in rows:
        if row["key"] not in present:
            _round(row, members)
    run.say(f"Idea rounds: {len(rows)}")


@transaction.atomic
def _round(row: dict[str, Any], members: dict[str, User]) -> None:
    opens_on = timezone.localdate() + timedelta(days=row["from"])
    made = IdeaRound.objects.create(
        question=row["question"],
        slug=row["key"],
        more=row["more"],
        opens_on=opens_on,
        closes_on=timezone.localdate() + timedelta(days=row["until"]),
        who_may_post=row["who"],
        state=RoundState(row["state"]),
        conclusion=row.get("conclusion", ""),
    )
    made.themes.set(Theme.objects.filter(slug__in=row["themes"]))
    moment = datetime.combine(opens_on, datetime.min.time(), timezone.get_current_timezone())
    ideas = {one["key"]: _idea(made, one, members, moment) for one in row["ideas"]}
    for one in row["ideas"]:
        if "into" in one:
            ideas[one["key"]].merged_into = ideas[one["into"]]
            ideas[one["key"]].save(update_fields=["merged_into"])


def _idea(made: IdeaRound, row: dict[str, Any], members: dict[str, User], moment: datetime) -> Idea:
    state = IdeaState(row.get("state", IdeaState.OPEN))
    idea = Idea.objects.create(
        round=made,
        title=row["title"],
        text=row.get("text", ""),
        author=members[row["by"]],
        state=state,
        reason=row.get("reason", ""),
        decided_at=moment + timedelta(days=30) if state != IdeaState.OPEN else None,
        came_of_text=row.get("came_of", ""),
        came_of_page=_case(row["case"]) if "case" in row else None,
    )
    posted = moment + timedelta(hours=row["after"])
    Idea.objects.filter(pk=idea.pk).update(posted_at=posted)
    for number, one in enumerate(row.get("support", []), start=1):
        support = IdeaSupport.objects.create(idea=idea, user=members[one["by"]], reason=one["why"])
        given = posted + timedelta(hours=5 * number)
        IdeaSupport.objects.filter(pk=support.pk).update(given_at=given)
    return idea


def _case(slug: str) -> Page | None:
    return CasePage.objects.filter(slug=slug).first()
