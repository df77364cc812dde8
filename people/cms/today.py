"""Which questions and offers wait in the CMS, as the list "Vandaag" asks it."""

from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.today.following import only_url
from alliantie.today.sources import Source
from alliantie.visibility import Actor
from people.choices import OfferState, QuestionState
from people.models import Offer, Question
from people.models.question import Routing

HELD, OFFER = "vraag", "aanbod"


class OfEditors(Source):
    """What every editor decides about."""

    def may(self, actor: Actor) -> bool:
        """Let editors decide."""
        return actor.is_editor


class HeldQuestions(OfEditors):
    """Questions of who is no member yet."""

    kind: ClassVar[str] = HELD
    label: ClassVar[str | Promise] = _("Vraag doorlaten")
    title: ClassVar[Any] = "text"
    since: ClassVar[Any] = "asked_at"

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select what is not on the site yet."""
        return Question.objects.held()

    def address(self, key: int, handle: str) -> str:
        """Lead to the question alone."""
        return only_url("questions_to_see_to", HELD, key)


class QuestionsPastTheirDay(OfEditors):
    """Questions to which nobody has the answer yet, and that an editor put to nobody since."""

    kind: ClassVar[str] = "vraag-zonder-antwoord"
    label: ClassVar[str | Promise] = _("Vraag zonder antwoord")
    title: ClassVar[Any] = "text"
    since: ClassVar[Any] = "listed_at"

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select what came on the list of editors and lies with nobody since."""
        asked = Routing.objects.filter(
            question=OuterRef("pk"), declined_at=None, routed_at__gte=OuterRef("listed_at")
        )
        waits = Question.objects.on_the_list().filter(state=QuestionState.OPEN)
        return waits.filter(~Exists(asked))

    def address(self, key: int, handle: str) -> str:
        """Lead to finding somebody."""
        return reverse("find_somebody", args=[key])


class HeldOffers(OfEditors):
    """Offers and needs of who is no member yet."""

    kind: ClassVar[str] = OFFER
    label: ClassVar[str | Promise] = _("Vraag of aanbod nakijken")
    title: ClassVar[Any] = "title"
    since: ClassVar[Any] = "created_at"

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select what is not on the site yet."""
        return Offer.objects.filter(state=OfferState.HELD)

    def address(self, key: int, handle: str) -> str:
        """Lead to the offer alone."""
        return only_url("waiting_offers", OFFER, key)


SOURCES = (HeldQuestions, QuestionsPastTheirDay, HeldOffers)
