"""Make a use case out of a dilemma: a draft of who asked, once."""

from html import escape
from typing import Any

from django.db import transaction

from alliantie.visibility import Actor
from cases.choices import DilemmaState, NameChoice, SealedKind
from cases.models import CasePage, DilemmaCase, DilemmaPage
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.policies.writing import LONGEST_SUMMARY, LONGEST_TITLE
from cases.services.writing import create_case

from .authors import check_member_asker, note, opened, reseal
from .writing import locked

BECOMES = (DilemmaState.DECIDED, DilemmaState.FOLLOWED_UP, DilemmaState.CLOSED)


@transaction.atomic
def become_case(
    *, dilemma: DilemmaPage, actor: Actor, is_aware: bool = False, shows: bool = False
) -> CasePage:
    """Begin a use case with what the dilemma tells; asked again it gives the same draft.

    The draft is under the asker's own name, so who is not named says first that they know. Beside the
    dilemma it stands only when they are named or want it (`shows`); which draft it is, is sealed.
    """
    row = locked(dilemma)
    check_member_asker(dilemma=row, actor=actor)
    if row.state not in BECOMES:
        raise DilemmaRefusedError("Dit kan als je hebt besloten.")
    earlier = _earlier(row)
    if earlier is not None:
        return earlier
    is_hidden = row.name_choice != NameChoice.PUBLIC
    if is_hidden and not is_aware:
        raise DilemmaRefusedError(
            "Een praktijkvoorbeeld staat op jouw naam. Zeg eerst dat je dat weet."
        )
    case = create_case(actor=actor, changes=_told(row)).page
    reseal(kind=SealedKind.DILEMMA, reference=row.reference, case=case.pk)
    if shows or not is_hidden:
        DilemmaCase.objects.create(page=row, case=case)
    note(action="dilemma.become_case", dilemma=row)
    return case


def case_of(dilemma: DilemmaPage) -> int | None:
    """Give the number of the draft that was made of it, for its asker only."""
    number = opened(kind=SealedKind.DILEMMA, reference=dilemma.reference).get("case")
    return int(number) if number else None


def _earlier(row: DilemmaPage) -> CasePage | None:
    return CasePage.objects.filter(pk=case_of(row)).first()


def _told(row: DilemmaPage) -> dict[str, Any]:
    """Put what is known under the headings of a use case."""
    decision = getattr(row, "decision", None)
    answered = list(row.follow_ups.exclude(answered_on=None))
    told: dict[str, Any] = {
        "title": row.title[:LONGEST_TITLE],
        "summary": decision.option[:LONGEST_SUMMARY] if decision else "",
        "problem": _story(row.title, row.situation),
        "result": _story(*(one.text for one in answered)),
        "lessons": _story(*(one.lessons for one in answered)),
        "themes": list(row.themes.all()),
    }
    if decision is not None:
        told["approach"] = _story(
            decision.option, decision.weighing, decision.argument, decision.harm_limited
        )
        told["went_wrong"] = _story(decision.objection)
    return {name: value for name, value in told.items() if value}


def _story(*texts: str) -> str:
    """Write plain texts as paragraphs; an empty line begins a new one."""
    parts = [part.strip() for text in texts for part in text.replace("\r\n", "\n").split("\n\n")]
    return "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in parts if part)
