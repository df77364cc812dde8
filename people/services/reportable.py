"""What of people, questions and offers can be reported."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from alliantie.reportable import Reportable, number_in
from alliantie.visibility import Actor
from people.choices import OfferState
from people.models import Answer, Offer, Person, Question

from . import answering, hiding
from .profiles import curate_profile

SHORT = 80
SHOWN = "shown"


class ReportablePerson(Reportable):
    """A profile."""

    kind: ClassVar[str] = "persoon"
    label: ClassVar[str | Promise] = _("Profiel")

    def found(self, actor: Actor, handle: str) -> Person | None:
        """Give a profile to who may see it."""
        return Person.objects.visible_to(actor).filter(pk=number_in(handle)).first()

    def get(self, key: int) -> Person | None:
        """Give a profile."""
        return Person.objects.filter(pk=key).first()

    def words(self, thing: Any) -> str:
        """Give what somebody tells of themselves."""
        return str(thing.about)

    def author_ids(self, thing: Any) -> set[int]:
        """Give whose it is."""
        return {thing.user_id}

    def made_by(self, user_id: int, keys: Collection[int]) -> set[int]:
        """Give which of these is somebody's."""
        return set(Person.objects.filter(user=user_id, pk__in=keys).values_list("pk", flat=True))

    def hide(self, thing: Any, *, actor: Actor) -> str:
        """Hide it as editors do by hand; signing in does not bring it back."""
        if thing.held_back:
            return ""
        curate_profile(person=thing, changes={}, held_back=True, actor=actor)
        return SHOWN

    def restore(self, thing: Any, *, memory: str, actor: Actor) -> None:
        """Show it again."""
        curate_profile(person=thing, changes={}, held_back=False, actor=actor)


class ReportableQuestion(Reportable):
    """A question to the network."""

    kind: ClassVar[str] = "vraag"
    label: ClassVar[str | Promise] = _("Vraag")

    def found(self, actor: Actor, handle: str) -> Question | None:
        """Give a question to who may read it."""
        return Question.objects.visible_to(actor).filter(pk=number_in(handle)).first()

    def get(self, key: int) -> Question | None:
        """Give a question."""
        return Question.objects.filter(pk=key).first()

    def words(self, thing: Any) -> str:
        """Give what was added to it."""
        return str(thing.more)

    def author_ids(self, thing: Any) -> set[int]:
        """Give who asked."""
        return {thing.asker_id} if thing.asker_id else set()

    def made_by(self, user_id: int, keys: Collection[int]) -> set[int]:
        """Give which of these somebody asked."""
        return set(Question.objects.filter(asker=user_id, pk__in=keys).values_list("pk", flat=True))

    def hide(self, thing: Any, *, actor: Actor) -> str:
        """Take it off the site."""
        return hiding.hide_question(question=thing, actor=actor)

    def restore(self, thing: Any, *, memory: str, actor: Actor) -> None:
        """Put it back."""
        hiding.show_question(question=thing, state=memory, actor=actor)


class ReportableAnswer(Reportable):
    """An answer to a question."""

    kind: ClassVar[str] = "antwoord"
    label: ClassVar[str | Promise] = _("Antwoord")

    def found(self, actor: Actor, handle: str) -> Answer | None:
        """Give an answer to who may read its question."""
        seen = Question.objects.visible_to(actor)
        rows = Answer.objects.shown().filter(question__in=seen).select_related("question")
        return rows.filter(pk=number_in(handle)).first()

    def get(self, key: int) -> Answer | None:
        """Give an answer."""
        return Answer.objects.filter(pk=key).select_related("question").first()

    def title(self, thing: Any) -> str:
        """Name the question."""
        return str(Truncator(thing.question.text).chars(SHORT))

    def words(self, thing: Any) -> str:
        """Give what was answered."""
        return str(thing.text)

    def url(self, thing: Any) -> str:
        """Give where it stands on the page of its question."""
        return f"{thing.question.get_absolute_url()}#antwoord-{thing.pk}"

    def author_ids(self, thing: Any) -> set[int]:
        """Give who answered."""
        return {thing.author_id} if thing.author_id else set()

    def made_by(self, user_id: int, keys: Collection[int]) -> set[int]:
        """Give which of these somebody gave."""
        return set(Answer.objects.filter(author=user_id, pk__in=keys).values_list("pk", flat=True))

    def hide(self, thing: Any, *, actor: Actor) -> str:
        """Take it off the site."""
        if thing.is_hidden:
            return ""
        answering.hide(answer=thing, actor=actor)
        return SHOWN

    def restore(self, thing: Any, *, memory: str, actor: Actor) -> None:
        """Put it back."""
        hiding.show_answer(answer=thing, actor=actor)


class ReportableOffer(Reportable):
    """An offer or need."""

    kind: ClassVar[str] = "aanbod"
    label: ClassVar[str | Promise] = _("Vraag of aanbod")

    def found(self, actor: Actor, handle: str) -> Offer | None:
        """Give an offer to who may read it."""
        return Offer.objects.visible_to(actor).filter(pk=number_in(handle)).first()

    def get(self, key: int) -> Offer | None:
        """Give an offer."""
        return Offer.objects.filter(pk=key).select_related("person").first()

    def words(self, thing: Any) -> str:
        """Give what it says."""
        return str(thing.text)

    def author_ids(self, thing: Any) -> set[int]:
        """Give who placed it."""
        return {thing.person.user_id}

    def made_by(self, user_id: int, keys: Collection[int]) -> set[int]:
        """Give which of these somebody placed."""
        mine = Offer.objects.filter(person__user=user_id, pk__in=keys)
        return set(mine.values_list("pk", flat=True))

    def hide(self, thing: Any, *, actor: Actor) -> str:
        """Close it."""
        told = {"before": OfferState.OPEN, "after": OfferState.CLOSED}
        return SHOWN if hiding.move_offer(offer=thing, actor=actor, **told) else ""

    def restore(self, thing: Any, *, memory: str, actor: Actor) -> None:
        """Open it again."""
        told = {"before": OfferState.CLOSED, "after": OfferState.OPEN}
        hiding.move_offer(offer=thing, actor=actor, **told)
