"""A question to the network: one sentence, and what answered it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from people.choices import NameShown, QuestionState
from people.querysets import AnswerQuerySet, QuestionQuerySet

from .conversation import Conversation
from .person import Person


class Question(models.Model):
    """One question; it stays findable after it was answered."""

    text = models.CharField(_("je vraag"), max_length=200)
    slug = models.SlugField(_("adres"), max_length=120, unique=True)
    more = models.TextField(_("toelichting"), max_length=1000, blank=True)
    themes = models.ManyToManyField(
        "themes.Theme", verbose_name=_("thema's"), related_name="questions"
    )
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="questions"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="questions",
    )
    shown = models.CharField(
        _("wat anderen van je zien"), max_length=16, choices=NameShown, default=NameShown.FULL
    )
    state = models.CharField(
        _("stand"), max_length=16, choices=QuestionState, default=QuestionState.OPEN, db_index=True
    )
    asked_at = models.DateTimeField(_("gevraagd op"), auto_now_add=True, db_index=True)
    # When it first stood on the site: now, or when an editor let it through. The clock starts here.
    opened_at = models.DateTimeField(_("zichtbaar sinds"), null=True, blank=True)
    routed_at = models.DateTimeField(_("doorgegeven op"), null=True, blank=True)
    listed_at = models.DateTimeField(_("op de lijst van de redactie"), null=True, blank=True)
    first_answered_at = models.DateTimeField(_("eerste antwoord"), null=True, blank=True)
    helped_at = models.DateTimeField(_("hiermee kan ik verder"), null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("vraag")
        verbose_name_plural = _("vragen")
        ordering = ("-asked_at", "-pk")

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """Give the question's own page."""
        return reverse("people:question", args=[self.slug])


class Answer(models.Model):
    """What somebody answered: a page on this site, a person, or a few lines; at least one of them."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="answers"
    )
    text = models.TextField(_("je antwoord"), max_length=2000, blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("praktijkvoorbeeld"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    person = models.ForeignKey(
        Person,
        verbose_name=_("iemand die het weet"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    has_helped = models.BooleanField(_("hiermee kon de vrager verder"), default=False)
    is_hidden = models.BooleanField(_("verborgen door de redactie"), default=False)
    answered_at = models.DateTimeField(_("geantwoord op"), auto_now_add=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("antwoord")
        verbose_name_plural = _("antwoorden")
        ordering = ("answered_at", "pk")

    def __str__(self) -> str:
        return f"{self.question_id} {self.pk}"


class Routing(models.Model):
    """A question put to one person because nobody had answered it yet; draws on their budget."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="routings")
    person = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="routings"
    )
    conversation = models.OneToOneField(
        Conversation, null=True, blank=True, on_delete=models.SET_NULL, related_name="routing"
    )
    routed_at = models.DateTimeField(_("doorgegeven op"), auto_now_add=True)
    declined_at = models.DateTimeField(_("doorgegeven aan een ander"), null=True, blank=True)

    class Meta:
        verbose_name = _("doorgegeven vraag")
        verbose_name_plural = _("doorgegeven vragen")
        constraints = (
            models.UniqueConstraint(
                fields=["question", "person"],
                condition=Q(person__isnull=False),
                name="people_routing_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.question_id} {self.person_id}"
