"""Which open questions somebody asked with their own name; no others, for those hide who asked."""

from collections import defaultdict

from people.choices import NameShown, QuestionState
from people.models import Question
from search.registry import key_of

from .people import keys_by_account

WITH_NAME = (NameShown.FULL, NameShown.NAME)


def asked(people: list[str]) -> dict[str, list[str]]:
    """Give the keys of open questions by the key of who asked; two queries."""
    accounts = keys_by_account(people)
    rows = Question.objects.standing().filter(
        asker__in=accounts, shown__in=WITH_NAME, state=QuestionState.OPEN
    )
    found: dict[str, list[str]] = defaultdict(list)
    for question in rows.order_by("-opened_at", "-pk").only("pk", "asker"):
        found[accounts[question.asker_id or 0]].append(key_of(question))
    return dict(found)
