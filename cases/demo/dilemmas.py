"""Demo dilemmas, walked to every state along the way a person goes; then the days are set back."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from accounts.models import Notice
from alliantie.demonstration import DemoRun, read_rows
from alliantie.models import OutgoingMail
from alliantie.visibility import Actor
from cases.choices import DilemmaState, FollowUpState
from cases.models import (
    AdviceInvitation,
    DilemmaNews,
    DilemmaPage,
    FollowUp,
)
from cases.policies.dilemma_months import months_later
from cases.services.dilemmas import checking, life, looking_back
from cases.services.dilemmas.indexing import dilemma_changed
from cases.services.dilemmas.readers import Choice
from cases.services.dilemmas.telling import CHECK_KIND
from cases.services.dilemmas.writing import Asked, begin_dilemma, version_of
from organisations.actors import actor_for
from themes.models import Theme

from .advice import advise, ago
from .reading import member

FILE = Path(__file__).parent / "dilemmas.toml"
ADVICE_FILE = Path(__file__).parent / "advice.toml"
MODERATOR, ASKED = "petra", "kwame"
USUAL_TIME = timedelta(days=28)
DRAFTED = (DilemmaState.DRAFT, DilemmaState.INTAKE)


def load(run: DemoRun) -> None:
    """Add the dilemmas that are missing; nobody is told of what was made up."""
    rows = read_rows(FILE, "dilemma")
    advice = read_rows(ADVICE_FILE, "advice")
    present = set(DilemmaPage.objects.values_list("draft_title", flat=True))
    missing = [row for row in rows if row["question"] not in present]
    for row in missing:
        _add(row, [one for one in advice if one["dilemma"] == row["key"]])
    run.say(f"Dilemmas: {len(missing)} of {len(rows)} added")


@transaction.atomic
def _add(row: dict[str, Any], advice: list[dict[str, Any]]) -> None:
    last = _last(OutgoingMail.objects.all()), _last(Notice.objects.all())
    asker = actor_for(member(row["by"]))
    dilemma = begin_dilemma(actor=asker, key=uuid4(), asked=_asked(row, asker))
    if row["state"] != DilemmaState.DRAFT:
        checking.submit(dilemma=dilemma, actor=asker)
    if row["state"] not in DRAFTED:
        _open(dilemma, row, advice, asker)
    _set_back(dilemma, row)
    _tell_nobody(dilemma, row, *last)


def _asked(row: dict[str, Any], asker: Actor) -> Asked:
    changes = {
        "title": row["question"],
        "situation": row["situation"].strip(),
        "sector": row["sector"],
        "decide_by": timezone.localdate() + USUAL_TIME,
        "values": [{"value": value} for value in row["values"]],
        "frames": [{"frame": frame} for frame in row["frames"]],
        "affected": [{"who": who, "stake": stake} for who, stake in row["affected"]],
        "options": [
            dict(zip(("label", "effect", "bearer"), one, strict=True)) for one in row["options"]
        ],
        "variants": [{"text": text} for text in row.get("variants", [])],
        "themes": list(Theme.objects.filter(slug__in=row["themes"])),
    }
    choice = Choice(
        name=row["name"],
        readers=row["readers"],
        organisation_id=min(asker.organisation_ids, default=None),
        invited_ids=[member(key).pk for key in row.get("invited", [])],
        may_be_indexed=row.get("indexed", False),
    )
    return Asked(changes=changes, choice=choice)


def _open(
    dilemma: DilemmaPage, row: dict[str, Any], advice: list[dict[str, Any]], asker: Actor
) -> None:
    """Check it, have people advise, and walk on to where it stands."""
    moderator = actor_for(member(MODERATOR))
    version = version_of(DilemmaPage.objects.get(pk=dilemma.pk))
    checking.approve(dilemma=dilemma, actor=moderator, version=version)
    for one in advice:
        advise(dilemma, one, asker, row)
    if row["state"] == DilemmaState.WITHDRAWN:
        life.withdraw(dilemma=dilemma, actor=asker)
    elif row["state"] != DilemmaState.OPEN:
        life.stop_advice(dilemma=dilemma, actor=asker)
    if "decision" in row:
        life.decide(dilemma=dilemma, actor=asker, decision=life.Decision(**row["decision"]))
        for told in row.get("looks_back", []):
            _look_back(dilemma, told)
    elif row["state"] == DilemmaState.CLOSED:
        since = ago(row["weighing"])
        DilemmaPage.objects.filter(pk=dilemma.pk).update(weighing_since=since)
        life.close_undecided(dilemma=dilemma)


def _look_back(dilemma: DilemmaPage, told: dict[str, Any]) -> None:
    """Ask and answer one look back."""
    follow_up = FollowUp.objects.get(dilemma=dilemma, months=told["months"])
    looking_back.ask(follow_up=follow_up)
    answer = looking_back.Told(told["outcome"], told.get("text", ""), told.get("lessons", ""))
    looking_back.answer(follow_up=follow_up, told=answer)


def _set_back(dilemma: DilemmaPage, row: dict[str, Any]) -> None:
    """Let it all have happened on its own day."""
    if "opened" not in row:
        return
    opened, decided = ago(row["opened"]), _day(row, "decided")
    noon = datetime.combine(opened, time(12), UTC)
    DilemmaPage.objects.filter(pk=dilemma.pk).update(
        submitted_on=opened,
        opened_on=opened,
        checked_at=noon,
        first_published_at=noon,
        last_published_at=noon,
        latest_revision_created_at=noon,
        decide_by=_decide_by(row, opened),
        weighing_since=_day(row, "weighing"),
        decided_on=decided,
        closed_on=_closed_on(row, decided),
        unknown_since=_day(row, "weighing") if _is_undecided(row) else None,
    )
    for follow_up in FollowUp.objects.filter(dilemma=dilemma):
        _set_back_follow_up(follow_up, decided or opened)
    dilemma_changed(dilemma=DilemmaPage.objects.get(pk=dilemma.pk))


def _set_back_follow_up(follow_up: FollowUp, decided: date) -> None:
    due = months_later(decided, follow_up.months)
    follow_up.due_on = due
    if follow_up.state == FollowUpState.ANSWERED:
        follow_up.asked_on = follow_up.answered_on = due
    follow_up.save(update_fields=["due_on", "asked_on", "answered_on"])


def _decide_by(row: dict[str, Any], opened: date) -> date:
    if "left" in row:
        return timezone.localdate() + timedelta(days=row["left"])
    return _day(row, "weighing") or opened + USUAL_TIME


def _closed_on(row: dict[str, Any], decided: date | None) -> date | None:
    if row["state"] == DilemmaState.WITHDRAWN:
        return _day(row, "withdrawn")
    if row["state"] != DilemmaState.CLOSED:
        return None
    if decided is None:
        return ago(row["weighing"]) + life.WEIGHED_AT_MOST
    return months_later(decided, looking_back.LAST)


def _is_undecided(row: dict[str, Any]) -> bool:
    return row["state"] == DilemmaState.CLOSED and "decision" not in row


def _tell_nobody(
    dilemma: DilemmaPage, row: dict[str, Any], last_mail: int, last_notice: int
) -> None:
    """Take back what was queued and put on desks, and ask nobody for advice by mail later."""
    OutgoingMail.objects.filter(pk__gt=last_mail, sent_at=None).delete()
    DilemmaNews.objects.filter(dilemma=dilemma).update(told=True)
    made_up = Notice.objects.filter(pk__gt=last_notice)
    if row["state"] == DilemmaState.INTAKE:
        made_up = made_up.exclude(kind=CHECK_KIND)  # this one does wait for a moderator
    made_up.delete()
    if row["state"] == DilemmaState.OPEN:
        AdviceInvitation.objects.create(dilemma=dilemma, user=member(ASKED))


def _last(rows: QuerySet[Any]) -> int:
    """Give the highest number handed out so far."""
    highest: int | None = rows.aggregate(last=Max("pk"))["last"]
    return highest or 0


def _day(row: dict[str, Any], name: str) -> date | None:
    return ago(row[name]) if name in row else None
