"""Make quiz questions out of published use cases, and withdraw them when the use case changes."""

from django.db import transaction

from alliantie.audit import record
from alliantie.visibility import VISITOR, Actor
from cases.choices import Method, Participation
from cases.models import CasePage
from events.choices import QuestionKind, QuestionState
from events.models import Poll, PollQuestion
from events.policies.quizzing import Known, Proposal, fingerprint, proposals

from .polling import Wording, add_question

MOST_ORGANISATIONS = 40


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


def proposals_for(case: CasePage) -> tuple[Proposal, ...]:
    """Propose questions about a use case that everybody may see; others give none."""
    visible = CasePage.objects.visible_to(VISITOR)
    if not visible.filter(pk=case.pk).exists():
        return ()
    names = visible.exclude(organisation=None).order_by("organisation__name")
    return proposals(
        known_of(case),
        organisations=list(
            names.values_list("organisation__name", flat=True).distinct()[:MOST_ORGANISATIONS]
        ),
        methods=[str(label) for label in Method.labels],
        participations=[str(label) for label in Participation.labels],
    )


def add_quiz_question(*, poll: Poll, case: CasePage, actor: Actor, place: int) -> PollQuestion:
    """Take one of the proposals into the poll, tied to the use case as it is now."""
    chosen = proposals_for(case)[place]
    wording = Wording(
        kind=QuestionKind.QUIZ,
        text=chosen.text,
        options=chosen.options,
        right=chosen.right,
        explanation=chosen.explanation,
        source_id=case.pk,
        source_digest=fingerprint(known_of(case)),
    )
    return add_question(poll=poll, actor=actor, wording=wording)


@transaction.atomic
def withdraw_outdated(*, case: CasePage) -> int:
    """Withdraw questions about a use case that says something else now, or is not public; gives how many."""
    asked = PollQuestion.objects.filter(source=case.pk, kind=QuestionKind.QUIZ)
    standing = asked.filter(state__in=(QuestionState.READY, QuestionState.OPEN))
    if CasePage.objects.visible_to(VISITOR).filter(pk=case.pk).exists():
        row = CasePage.objects.select_related("organisation").get(pk=case.pk)
        standing = standing.exclude(source_digest=fingerprint(known_of(row)))
    withdrawn = standing.update(state=QuestionState.WITHDRAWN)
    if withdrawn:
        record(action="quiz.withdraw", obj=case, actor_id=None)
    return withdrawn
