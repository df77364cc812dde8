"""Let search follow when what a question shows is called otherwise."""

from organisations.models import Organisation
from people.models import Question
from people.querysets import QuestionQuerySet
from search.registry import key_of
from search.services import queue_index_many, queue_remove
from themes.models import Theme


def organisation_changed(*, organisation: Organisation) -> None:
    """Index the questions of an organisation anew."""
    _again(Question.objects.standing().filter(organisation=organisation))


def theme_changed(*, theme: Theme) -> None:
    """Index the questions about a theme anew."""
    _again(Question.objects.standing().filter(themes=theme))


def question_gone(*, question: Question) -> None:
    """Take a question that was deleted out of the index."""
    queue_remove(key=key_of(question))


def _again(rows: QuestionQuerySet) -> None:
    pks = rows.values_list("pk", flat=True)
    queue_index_many(keys=[key_of(Question(pk=pk)) for pk in pks])
