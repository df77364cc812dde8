"""Idea rounds: a question to the network for a while, and what came of the ideas."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.choices import IdeaState, RoundState, WhoMayPost
from cases.querysets import IdeaQuerySet, IdeaRoundQuerySet


class IdeaRound(models.Model):
    """A question that editors put to members for some weeks."""

    question = models.CharField(_("vraag"), max_length=200)
    slug = models.SlugField(_("adres"), max_length=120, unique=True)
    more = models.TextField(_("toelichting"), max_length=2000, blank=True)
    opens_on = models.DateField(_("open vanaf"))
    closes_on = models.DateField(_("open tot en met"))
    who_may_post = models.CharField(
        _("wie mag ideeën geven?"), max_length=16, choices=WhoMayPost, default=WhoMayPost.MEMBERS
    )
    state = models.CharField(
        _("stand"), max_length=16, choices=RoundState, default=RoundState.DRAFT, db_index=True
    )
    conclusion = models.TextField(_("wat er met de ideeën gebeurt"), max_length=2000, blank=True)
    themes = models.ManyToManyField(
        "themes.Theme", verbose_name=_("thema's"), blank=True, related_name="idea_rounds"
    )
    updated_at = models.DateTimeField(auto_now=True)

    objects = IdeaRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("ideeënronde")
        verbose_name_plural = _("ideeënrondes")
        ordering = ("-opens_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="cases_round_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        """Give the round's own page."""
        return reverse("cases:idea_round", args=[self.slug])


class Idea(models.Model):
    """One idea; adopted or not with a reason, or merged into another."""

    round = models.ForeignKey(IdeaRound, on_delete=models.CASCADE, related_name="ideas")
    title = models.CharField(_("je idee in een zin"), max_length=160)
    text = models.TextField(_("toelichting"), max_length=2000, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="ideas"
    )
    state = models.CharField(
        _("stand"), max_length=16, choices=IdeaState, default=IdeaState.OPEN, db_index=True
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="merged_from"
    )
    reason = models.TextField(_("waarom wel of niet?"), max_length=1000, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    came_of_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("wat er van kwam: een pagina op deze site"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    came_of_url = models.URLField(_("wat er van kwam: ergens anders"), max_length=500, blank=True)
    came_of_text = models.CharField(_("wat er van kwam, in een zin"), max_length=200, blank=True)
    posted_at = models.DateTimeField(_("gegeven op"), auto_now_add=True)

    objects = IdeaQuerySet.as_manager()

    class Meta:
        verbose_name = _("idee")
        verbose_name_plural = _("ideeën")
        ordering = ("-posted_at", "-pk")

    def __str__(self) -> str:
        return self.title


class IdeaSupport(models.Model):
    """Somebody who supports an idea, and why."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="supports")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="idea_supports"
    )
    reason = models.CharField(_("waarom steun je dit?"), max_length=300)
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("steun voor een idee")
        verbose_name_plural = _("steun voor ideeën")
        constraints = (
            models.UniqueConstraint(fields=["idea", "user"], name="cases_idea_support_once"),
        )

    def __str__(self) -> str:
        return f"{self.idea_id} {self.user_id}"
