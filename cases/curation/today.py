"""What of cases, dilemmas and ideas waits in the CMS, as the list "Vandaag" asks it."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Case, CharField, DateField, F, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from alliantie.today.sources import Source
from alliantie.visibility import Actor
from cases.choices import DilemmaState, RoundState
from cases.models import ConfidentialTalk, Idea, Reveal, Submission
from cases.policies.dilemma_rights import may_moderate
from cases.policies.revealing import may_handle
from organisations.actors import actor_for

from .deciding import judge_submission
from .queue import CASE
from .safety_queue import checkable_by


class SubmittedCases(Source):
    """Use cases that members sent in."""

    kind: ClassVar[str] = CASE
    label: ClassVar[str | Promise] = gettext_lazy("Praktijkvoorbeeld beoordelen")
    title: ClassVar[Any] = "page__draft_title"
    since: ClassVar[Any] = "submitted_at"
    promised: ClassVar[Any] = "answer_due_on"
    handle: ClassVar[Any] = "page_id"

    def may(self, actor: Actor) -> bool:
        """Let editors judge."""
        return actor.is_editor

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select what has no answer yet."""
        return Submission.objects.filter(answered_at=None)

    def address(self, key: int, handle: str) -> str:
        """Lead to judging the case."""
        return reverse("case_review", args=[int(handle)])

    def carry_out(self, key: int, user: Any, filled_in: Mapping[str, list[str]]) -> None:
        """Judge it with the rights of this moment."""
        judge_submission(key=key, actor=actor_for(user), filled_in=filled_in)


class DilemmasToCheck(Source):
    """Dilemmas that wait for a safety check; it tells days and never who asked."""

    kind: ClassVar[str] = "dilemma"
    label: ClassVar[str | Promise] = gettext_lazy("Dilemma controleren")
    title: ClassVar[Any] = "draft_title"
    since: ClassVar[Any] = Case(
        When(state=DilemmaState.INTAKE, then=F("submitted_on")),
        default=TruncDate("latest_revision_created_at"),
        output_field=DateField(),
    )
    handle: ClassVar[Any] = Cast("reference", CharField())
    # That a colleague may not see it tells for which organisation its asker works.
    can_be_handed: ClassVar[bool] = False

    def may(self, actor: Actor) -> bool:
        """Let moderators check."""
        return may_moderate(actor.roles)

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select what this moderator may check."""
        return checkable_by(actor).in_check()

    def address(self, key: int, handle: str) -> str:
        """Lead to the check."""
        return reverse("dilemma_check", args=[UUID(handle)])


class TalksAsked(Source):
    """Requests to talk with a confidential moderator; what was written is not told in a list."""

    kind: ClassVar[str] = "gesprek"
    label: ClassVar[str | Promise] = gettext_lazy("Vertrouwelijk gesprek")
    title: ClassVar[Any] = Value("", output_field=TextField())
    since: ClassVar[Any] = "asked_on"
    handle: ClassVar[Any] = Cast("reference", CharField())
    can_be_handed: ClassVar[bool] = False

    def may(self, actor: Actor) -> bool:
        """Let confidential moderators read."""
        return may_handle(actor.roles)

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select what nobody handled yet."""
        return ConfidentialTalk.objects.filter(handled_on=None)

    def address(self, key: int, handle: str) -> str:
        """Lead to the request."""
        return reverse("confidential_talk_detail", args=[UUID(handle)])


class RevealsAsked(Source):
    """Requests of a colleague to see who is behind a dilemma; about which one stands on its own screen."""

    kind: ClassVar[str] = "onthulling"
    label: ClassVar[str | Promise] = gettext_lazy("Instemmen met een onthulling")
    title: ClassVar[Any] = Value("", output_field=TextField())
    since: ClassVar[Any] = "asked_at"
    can_be_handed: ClassVar[bool] = False

    def may(self, actor: Actor) -> bool:
        """Let confidential moderators agree."""
        return may_handle(actor.roles)

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select what waits for a second one: not one's own request."""
        rows = Reveal.objects.filter(agreed_at=None, dilemma__in=checkable_by(actor))
        return rows.exclude(Q(asked_by=actor.user_id) | Q(asked_by=None))

    def address(self, key: int, handle: str) -> str:
        """Lead to the requests."""
        return reverse("reveals")


class IdeasToAnswer(Source):
    """Ideas of a round that is over; each gets an answer before the round closes."""

    kind: ClassVar[str] = "idee"
    label: ClassVar[str | Promise] = gettext_lazy("Idee beantwoorden")
    title: ClassVar[Any] = "title"
    since: ClassVar[Any] = "round__closes_on"
    handle: ClassVar[Any] = "round_id"

    def may(self, actor: Actor) -> bool:
        """Let editors answer."""
        return actor.is_editor

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select what has no answer although nobody can add anything any more."""
        over = Q(round__state=RoundState.OPEN, round__closes_on__lt=timezone.localdate())
        return Idea.objects.undecided().filter(over)

    def address(self, key: int, handle: str) -> str:
        """Lead to the idea in its round."""
        return reverse("idea_round_decide", args=[int(handle)]) + f"#idee-{key}"


SOURCES = (SubmittedCases, DilemmasToCheck, TalksAsked, RevealsAsked, IdeasToAnswer)
