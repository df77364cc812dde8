"""Questions to the room, answered on phones without an account."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.choices import QuestionKind, QuestionState


class Poll(models.Model):
    """The questions of one meeting; `code` is what the room types or scans.

    Once it was over, a question that opens again gives it a new code.
    """

    event = models.OneToOneField("events.EventPage", on_delete=models.CASCADE, related_name="poll")
    code = models.CharField(max_length=8, unique=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("peiling")

    def __str__(self) -> str:
        return self.code


class PollQuestion(models.Model):
    """One question; a quiz question is tied to the version of the use case it was made from."""

    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="questions")
    kind = models.CharField(_("soort"), max_length=8, choices=QuestionKind)
    text = models.CharField(_("vraag"), max_length=200)
    state = models.CharField(max_length=12, choices=QuestionState, default=QuestionState.READY)
    source = models.ForeignKey(
        "cases.CasePage",
        verbose_name=_("praktijkvoorbeeld"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="quiz_questions",
    )
    source_digest = models.CharField(max_length=64, blank=True)
    explanation = models.CharField(_("uitleg bij het antwoord"), max_length=300, blank=True)
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("vraag aan de zaal")
        ordering = ("sort_order", "pk")

    def __str__(self) -> str:
        return self.text


class PollOption(models.Model):
    """One answer to choose from; `votes` is kept in step with the votes by the same transaction."""

    question = models.ForeignKey(PollQuestion, on_delete=models.CASCADE, related_name="options")
    text = models.CharField(_("antwoord"), max_length=120)
    is_right = models.BooleanField(_("goede antwoord"), default=False)
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("keuze")
        ordering = ("sort_order", "pk")

    def __str__(self) -> str:
        return self.text


class Vote(models.Model):
    """What one phone answered.

    `voter` is another mark for every question, so that nobody can lay the answers of one phone side
    by side; when it answered is not kept, so that it cannot be found by the log of a server either.
    """

    question = models.ForeignKey(PollQuestion, on_delete=models.CASCADE, related_name="votes")
    option = models.ForeignKey(
        PollOption, null=True, blank=True, on_delete=models.CASCADE, related_name="votes"
    )
    text = models.CharField(_("antwoord"), max_length=280, blank=True)
    is_hidden = models.BooleanField(
        default=False, help_text="taken away by the host; the words are gone"
    )
    voter = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("stem")
        constraints = (
            models.UniqueConstraint(fields=["question", "voter"], name="events_one_vote_a_phone"),
        )

    def __str__(self) -> str:
        return f"stem {self.pk}"
