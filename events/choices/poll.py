"""Words of polls and quizzes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class QuestionKind(TextChoices):
    """How a question is answered."""

    CHOICE = "choice", _("Kiezen")
    OPEN = "open", _("Open vraag")
    QUIZ = "quiz", _("Quizvraag")


class QuestionState(TextChoices):
    """Whether the room can answer it."""

    READY = "ready", _("Staat klaar")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Gesloten")
    WITHDRAWN = "withdrawn", _("Teruggetrokken: de bron is veranderd")
