"""Demo questions, in every state a question can have."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from accounts import demo as accounts_demo
from accounts.models import User
from alliantie.demonstration import DemoRun, read_rows
from people.choices import QuestionState
from people.models import Answer, Person, Question, Routing
from people.services.profiles import person_of
from search.registry import key_of
from search.services import queue_index
from themes.models import Theme

FILE = Path(__file__).parent / "questions.toml"
ONE_DAY, TWO_DAYS = timedelta(hours=24), timedelta(hours=48)
# What a row says beyond the states we know.
ROUTED, LISTED = "routed", "listed"


def load(run: DemoRun) -> None:
    """Add the questions that are missing; one that is answered with a case waits for that case."""
    rows = read_rows(FILE, "question")
    present = set(Question.objects.values_list("slug", flat=True))
    pages = dict(Page.objects.filter(slug__in=_cases(rows)).values_list("slug", "pk"))
    added = [
        _add(row, pages)
        for row in rows
        if row["key"] not in present and all(case in pages for case in _cases([row]))
    ]
    run.say(f"Questions: {len(added)} of {len(rows)} added")


def _cases(rows: list[dict[str, Any]]) -> set[str]:
    answers = [answer for row in rows for answer in row.get("answers", [])]
    return {answer["case"] for answer in answers if "case" in answer}


@transaction.atomic
def _add(row: dict[str, Any], pages: dict[str, int]) -> Question:
    """Write the rows themselves: nobody is mailed about what was made up."""
    asked_at = timezone.now() - timedelta(hours=row["hours"])
    asker = _member(row["asker"])
    question = Question.objects.create(
        text=row["text"],
        slug=row["key"],
        more=row.get("more", ""),
        asker=asker,
        organisation=_organisation(asker),
        shown=row["shown"],
        **_standing(row["state"], asked_at),
    )
    question.themes.set(Theme.objects.filter(slug__in=row["themes"]))
    answers = [_answer(question, answer, asked_at, pages) for answer in row.get("answers", [])]
    for routed in row.get("routed", []):
        _route(question, routed, asked_at + ONE_DAY)
    helped = asked_at + ONE_DAY if question.state == QuestionState.CLOSED else None
    Question.objects.filter(pk=question.pk).update(
        asked_at=asked_at,
        first_answered_at=answers[0].answered_at if answers else None,
        helped_at=helped,
    )
    queue_index(key=key_of(question))
    return question


def _standing(state: str, asked_at: datetime) -> dict[str, Any]:
    """Give state and moments that belong together."""
    held = state == QuestionState.HELD
    moments: dict[str, Any] = {"opened_at": None if held else asked_at}
    if state in {ROUTED, LISTED}:
        moments["routed_at"] = asked_at + ONE_DAY
    if state == LISTED:
        moments["listed_at"] = asked_at + TWO_DAYS
    return {"state": state if state in QuestionState.values else QuestionState.OPEN, **moments}


def _answer(
    question: Question, row: dict[str, Any], asked_at: datetime, pages: dict[str, int]
) -> Answer:
    answer = Answer.objects.create(
        question=question,
        author=_member(row["by"]),
        text=row.get("text", ""),
        page_id=pages[row["case"]] if "case" in row else None,
        person=_person(row["person"]) if "person" in row else None,
        has_helped=row.get("helped", False),
    )
    answer.answered_at = asked_at + timedelta(hours=row["after"])
    answer.save(update_fields=["answered_at"])
    return answer


def _route(question: Question, row: dict[str, Any], at: datetime) -> None:
    routing = Routing.objects.create(question=question, person=_person(row["to"]))
    declined_at = at + timedelta(hours=1) if row.get("declined") else None
    Routing.objects.filter(pk=routing.pk).update(routed_at=at, declined_at=declined_at)


def _person(key: str) -> Person:
    return person_of(_member(key))


def _member(key: str) -> User:
    members = read_rows(accounts_demo.FILE, "member")
    return User.objects.get(email=next(row["email"] for row in members if row["key"] == key))


def _organisation(user: User) -> Any:
    tie = user.memberships.exclude(organisation=None).select_related("organisation").first()
    return tie.organisation if tie else None
