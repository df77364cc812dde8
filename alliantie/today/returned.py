"""Decisions that could not be carried out come back into the list of who made them."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.choices import DecisionState
from alliantie.models import Decision
from alliantie.visibility import Actor

from .sources import THE_HOUSE, Source


class ReturnedDecisions(Source):
    """What somebody decided and could not be done any more; only they see it."""

    kind: ClassVar[str] = "besluit"
    label: ClassVar[str | Promise] = _("Besluit ging niet door")
    title: ClassVar[Any] = "title"
    since: ClassVar[Any] = "decided_at"
    can_be_handed: ClassVar[bool] = False
    is_own: ClassVar[bool] = True

    def may(self, actor: Actor) -> bool:
        """Let whoever decides about anything."""
        return bool(actor.roles)

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select one's own."""
        rows = Decision.objects.filter(state=DecisionState.REFUSED)
        return rows if actor == THE_HOUSE else rows.filter(decided_by=actor.user_id)

    def address(self, key: int, handle: str) -> str:
        """Lead to why, and to what was filled in."""
        return reverse("work_decision", args=[key])
