"""What people do and say, and what hangs on a profile, when two accounts of one person are merged."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.services import dealings
from accounts.services.merging import KIND
from alliantie.merging.registry import Relation, follow, follow_undo, relate
from people.models import Answer, Block, Conversation
from people.services.merging_accounts import (
    PROFILE,
    index_account,
    index_undone,
    move_profile,
)
from people.services.merging_undone import keep_apart

BETWEEN_TWO = ("people.Message.author", "people.Conversation.asker", "people.Follow.user")
BY_MONTH = _("Hoeveel verzoeken iemand kreeg, telt per profiel.")


def talked(one: Any, other: Any) -> bool:
    """Say whether one wrote to the other, or answered them, or wants to hear nothing more."""
    asked = Conversation.objects.filter(asker=one, person__user=other)
    answered = Answer.objects.filter(question__asker=one).filter(
        Q(author=other) | Q(person__user=other)
    )
    blocked = Block.objects.filter(blocker=one, blocked=other)
    return asked.exists() or answered.exists() or blocked.exists()


def connect() -> None:
    """Say what goes along and what stays."""
    relate(
        KIND,
        Relation("people.Person.user", label=_("Profiel"), swept=True, clash_stays=True),
        Relation("people.Question.asker", label=_("Vragen"), swept=True),
        Relation("people.Answer.author", label=_("Antwoorden"), swept=True),
        *(Relation(path, swept=True) for path in BETWEEN_TWO),
        Relation("people.Block.blocker", swept=True),
        Relation("people.Block.blocked", swept=True),
        Relation("people.Ambassadorship.appointed_by", swept=True),
    )
    relate(
        PROFILE,
        Relation("people.Ambassadorship.person", swept=True),
        Relation("people.Answer.person", swept=True),
        Relation("people.Conversation.person", swept=True),
        Relation("people.Expertise.person", swept=True),
        Relation("people.Follow.person", swept=True),
        Relation("people.Offer.person", swept=True),
        Relation("people.Routing.person", swept=True),
        Relation("people.RequestBudget.person", stays=BY_MONTH),
    )
    dealings.register(talked)
    follow(KIND, move_profile)
    follow(KIND, index_account)
    follow_undo(KIND, keep_apart)
    follow_undo(KIND, index_undone)
