"""Introductions and suggestions, when two accounts of one person are merged."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.services import dealings
from accounts.services.merging import KIND
from alliantie.merging.registry import Relation, relate
from matchmaking.models import Introduction
from people.services.merging_accounts import PROFILE

MADE_AGAIN = _("Voorstellen maken we elke week opnieuw.")


def introduced(one: Any, other: Any) -> bool:
    """Say whether one was introduced to the other, or introduced them."""
    asked = Introduction.objects.filter(asker__user=one, other__user=other)
    made = Introduction.objects.filter(made_by=one)
    by_one = made.filter(asker__user=other) | made.filter(other__user=other)
    return asked.exists() or by_one.exists()


def connect() -> None:
    """Say what goes along and what stays."""
    relate(KIND, Relation("matchmaking.Introduction.made_by", swept=True))
    relate(
        PROFILE,
        Relation("matchmaking.Introduction.asker", swept=True),
        Relation("matchmaking.Introduction.other", swept=True),
        Relation("matchmaking.Suggestion.person", stays=MADE_AGAIN),
        Relation("matchmaking.Suggestion.other", stays=MADE_AGAIN),
    )
    dealings.register(introduced)
