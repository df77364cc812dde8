"""Make quiz questions out of published use cases, and withdraw them when the use case changes."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.visibility import VISITOR, Actor
from cases.choices import Method, Participation
from cases.models import CasePage
from events.choices import QuestionKind, QuestionState
from events.models import EventPage, PollOption, PollQuestion
from events.policies.polling import PollRefusedError
from events.policies.quizzing import Known, Proposal, fingerprint, proposals
from organisations.models import Organisation

from .polling import Wording, add_question, open_question

MOST_ORGANISATIONS = 40
TO_COME = (QuestionState.READY, QuestionState.OPEN)


@dataclass(frozen=True)
class Offer:
    """A use case and the questions that can be made out of it."""

    case: CasePage
    proposals: tuple[Proposal, ...]


def known_of(case: CasePage) -> Known:
    """Read the public facts of a use case."""
    return Known(
        key=f"case {case.pk}",
        title=case.title,
        summary=case.summary,
        organisation=case.organisation.name if case.organisation else "",
        method=str(Method(case.method).label) if case.method else "",
        participation=str(Participation(case.participation).label) if case.participation else "",
    )


def offers_for(event: EventPage) -> list[Offer]:
    """Propose questions about the use cases a meeting is linked to, of those everybody may see; two queries."""
    return _offers(_public().filter(pk__in=event.links.values("page")).order_by("title"))


def _public() -> "QuerySet[CasePage]":
    rows: QuerySet[CasePage] = CasePage.objects.visible_to(VISITOR).select_related("organisation")
    return rows


def tellable(questions: "QuerySet[PollQuestion]") -> "QuerySet[PollQuestion]":
    """Leave out what was made of a use case that not everybody may read now, whether or not we were told.

    A question that was withdrawn for it stays in the list of its host, without its words.
    """
    about_nothing = Q(state=QuestionState.WITHDRAWN, text="")
    public = Q(source__in=_public().order_by().values("pk"))
    return questions.filter(~Q(kind=QuestionKind.QUIZ) | public | about_nothing)


def _offers(cases: Iterable[CasePage]) -> list[Offer]:
    named = _public().exclude(organisation=None).order_by("organisation__name")
    names = list(named.values_list("organisation__name", flat=True).distinct()[:MOST_ORGANISATIONS])
    return [
        Offer(
            case,
            proposals(
                known_of(case),
                organisations=names,
                methods=[str(label) for label in Method.labels],
                participations=[str(label) for label in Participation.labels],
            ),
        )
        for case in cases
    ]


def add_quiz_question(*, event: EventPage, case_id: int, actor: Actor, text: str) -> PollQuestion:
    """Take a proposal into the poll, tied to the use case as it is now; `text` names which one."""
    linked = event.links.filter(page=case_id).values("page")
    offered = _offers(_public().filter(pk__in=linked))
    made = ((one.case, asked) for one in offered for asked in one.proposals if asked.text == text)
    case, chosen = next(made, (None, None))
    if case is None or chosen is None:
        raise PollRefusedError(_("Dit praktijkvoorbeeld is net veranderd. Kies een andere vraag."))
    wording = Wording(
        kind=QuestionKind.QUIZ,
        text=chosen.text,
        options=chosen.options,
        right=chosen.right,
        explanation=chosen.explanation,
        source_id=case.pk,
        source_digest=fingerprint(known_of(case)),
    )
    return add_question(event=event, actor=actor, wording=wording)


def open_checked(*, question: PollQuestion, actor: Actor) -> None:
    """Open a question; one about a use case only while that says the same to everybody."""
    if question.kind == QuestionKind.QUIZ:
        case = _public().filter(pk=question.source_id).first()
        if case is None:
            _forget(PollQuestion.objects.filter(pk=question.pk))
        else:
            withdraw_outdated(case=case)
    open_question(question=question, actor=actor)


@transaction.atomic
def withdraw_outdated(*, case: CasePage) -> int:
    """Withdraw questions about a use case that says something else now, or is not public; gives how many.

    What the room answered before stays a result, unless the use case is not public any more: then
    the words of every question about it are gone, also of those withdrawn before.
    """
    asked = PollQuestion.objects.filter(source=case.pk, kind=QuestionKind.QUIZ)
    if not asked.exists():
        return 0
    row = _public().filter(pk=case.pk).first()
    if row is None:
        return _forget(asked)
    changed = asked.filter(state__in=TO_COME).exclude(source_digest=fingerprint(known_of(row)))
    return _withdraw(changed)


@transaction.atomic
def withdraw_gone(*, case: CasePage) -> int:
    """Withdraw every question about a use case that is being deleted; gives how many."""
    return _forget(PollQuestion.objects.filter(source=case.pk, kind=QuestionKind.QUIZ))


def withdraw_renamed(*, organisation: Organisation) -> int:
    """Withdraw questions that name an organisation by a name it has no longer; gives how many."""
    asked = CasePage.objects.filter(organisation=organisation, quiz_questions__isnull=False)
    return sum(withdraw_outdated(case=case) for case in asked.distinct())


@transaction.atomic
def _forget(questions: "QuerySet[PollQuestion]") -> int:
    """Withdraw, and drop what was taken over from a use case that not everybody may read any more."""
    withdrawn = _withdraw(questions)
    PollOption.objects.filter(question__in=questions).update(text="")
    questions.update(text="", explanation="")
    return withdrawn


def _withdraw(questions: "QuerySet[PollQuestion]") -> int:
    withdrawn = 0
    for question in questions.exclude(state=QuestionState.WITHDRAWN):
        PollQuestion.objects.filter(pk=question.pk).update(state=QuestionState.WITHDRAWN)
        record(action="quiz.withdraw", obj=question, actor_id=None)
        withdrawn += 1
    return withdrawn
