"""Questions about questions."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Case, Count, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from alliantie.visibility import Actor
from people.choices import QuestionState

if TYPE_CHECKING:
    from people.models import Answer, Question  # noqa: F401 - named in the annotations below

ON_THE_SITE = (QuestionState.OPEN, QuestionState.ANSWERED, QuestionState.CLOSED)
ANSWERED = (QuestionState.ANSWERED, QuestionState.CLOSED)


class QuestionQuerySet(models.QuerySet["Question"]):
    """Questions as somebody may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """Select what stands on the site; who asked sees their own too, editors see all."""
        if actor.is_editor:
            return self
        seen = Q(state__in=ON_THE_SITE)
        return (
            self.filter(seen | Q(asker=actor.user_id)) if actor.is_signed_in else self.filter(seen)
        )

    def standing(self) -> Self:
        """Select what everybody can read."""
        return self.filter(state__in=ON_THE_SITE)

    def unanswered(self) -> Self:
        """Select what waits for a first answer."""
        return self.filter(state=QuestionState.OPEN)

    def answered(self) -> Self:
        """Select what has an answer, whether it helped or not."""
        return self.filter(state__in=ANSWERED)

    def asked_by(self, actor: Actor) -> Self:
        """Select somebody's own questions."""
        return self.filter(asker=actor.user_id) if actor.is_signed_in else self.none()

    def put_to(self, actor: Actor) -> Self:
        """Select what was put to somebody, who did not hand it on and did not answer yet."""
        if not actor.is_signed_in:
            return self.none()
        routings: Any = self.model._meta.get_field("routings").related_model
        asked = routings.objects.filter(person__user=actor.user_id, declined_at=None)
        answers: Any = self.model._meta.get_field("answers").related_model
        given = answers.objects.filter(author=actor.user_id)
        return self.filter(pk__in=asked.values("question"), state=QuestionState.OPEN).exclude(
            pk__in=given.values("question")
        )

    def unanswered_first(self) -> Self:
        """Put what waits for an answer on top, the newest first."""
        rank = Case(
            When(state=QuestionState.OPEN, then=Value(0)),
            default=Value(1),
            output_field=IntegerField(),
        )
        return self.order_by(rank, "-opened_at", "-pk")

    def newest_first(self) -> Self:
        """Put the newest first, from when it stood on the site."""
        return self.order_by("-opened_at", "-pk")

    def for_cards(self) -> Self:
        """Fetch what a card shows along: organisation, themes and the number of answers."""
        return self.for_lines().prefetch_related("themes")

    def for_lines(self) -> Self:
        """Fetch what a line without themes shows along: organisation and the number of answers."""
        answers: Any = self.model._meta.get_field("answers").related_model
        number = (
            answers.objects.filter(question=OuterRef("pk"), is_hidden=False)
            .order_by()
            .values("question")
            .annotate(number=Count("pk"))
            .values("number")
        )
        return self.select_related("organisation").annotate(
            answer_total=Coalesce(Subquery(number, output_field=IntegerField()), 0)
        )

    def to_route(self, opened_before: datetime) -> Self:
        """Select what waits so long that two people are asked."""
        return self.unanswered().filter(routed_at=None, opened_at__lte=opened_before)

    def to_list(self, opened_before: datetime) -> Self:
        """Select what waits so long that editors find somebody."""
        return self.unanswered().filter(listed_at=None, opened_at__lte=opened_before)

    def on_the_list(self) -> Self:
        """Select what editors find somebody for, the oldest first."""
        open_states = (QuestionState.OPEN, QuestionState.ANSWERED)
        return self.filter(listed_at__isnull=False, state__in=open_states).order_by(
            "opened_at", "pk"
        )

    def held(self) -> Self:
        """Select what waits for an editor, the oldest first."""
        return self.filter(state=QuestionState.HELD).order_by("asked_at", "pk")

    def held_of_members(self, member_ids: Iterable[Any]) -> Self:
        """Select what waits although who asked was admitted since."""
        return self.held().filter(asker__in=member_ids, asker__is_active=True)


class AnswerQuerySet(models.QuerySet["Answer"]):
    """Answers; what editors hid is seen by nobody on the site."""

    def shown(self) -> Self:
        """Select what readers see, what helped first."""
        return self.filter(is_hidden=False).order_by("-has_helped", "answered_at", "pk")
