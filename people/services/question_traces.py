"""What questions keep of a person: hand it over, and forget it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from people.choices import NameShown, QuestionState
from people.models import Answer, Question
from search.registry import key_of
from search.services import queue_index_many

UNSEEN = (QuestionState.HELD, QuestionState.WITHDRAWN)


@transaction.atomic
def erase(user: User) -> None:
    """Take somebody off their questions and answers; what nobody ever saw goes altogether."""
    asked = Question.objects.filter(asker=user)
    answered = Question.objects.filter(answers__author=user).distinct()
    keys = [key_of(Question(pk=pk)) for rows in (asked, answered) for pk in _pks(rows)]
    asked.filter(state__in=UNSEEN).delete()
    asked.filter(shown=NameShown.FULL).update(shown=NameShown.ORGANISATION)
    asked.filter(shown=NameShown.NAME).update(shown=NameShown.HIDDEN)
    asked.update(asker=None)
    Answer.objects.filter(author=user).update(author=None)
    queue_index_many(keys=keys)


def _pks(rows: Any) -> list[int]:
    return list(rows.values_list("pk", flat=True))


def export(user: User) -> dict[str, Any]:
    """Give what somebody asked and answered; of others nothing but the public question they answered."""
    return {
        _("Vragen"): [
            {
                _("Vraag"): one.text,
                _("Toelichting"): one.more,
                _("Gevraagd op"): one.asked_at.isoformat(),
                _("Stand"): one.get_state_display(),
                _("Wat anderen zien"): one.get_shown_display(),
            }
            for one in Question.objects.filter(asker=user)
        ],
        _("Antwoorden"): [
            {
                _("Vraag"): one.question.text,
                _("Antwoord"): one.text,
                _("Geantwoord op"): one.answered_at.isoformat(),
            }
            for one in Answer.objects.filter(author=user).select_related("question")
        ],
    }
