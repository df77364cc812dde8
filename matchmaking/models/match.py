"""What was found to belong together, prepared so that a page only reads."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from matchmaking.choices import MatchKind
from matchmaking.querysets import MatchQuerySet

KEY_LENGTH = 80


class Match(models.Model):
    """One pair with its reasons; it holds keys only ("app.model:pk"), so nothing in it can leak.

    `about` is what brings two people together: an offer, a use case, a question. `reasons` is a list of
    {"kind": ReasonKind, "here": key, "there": key, "about": key or words}; each names a fact on both sides.
    """

    kind = models.CharField(_("soort"), max_length=32, choices=MatchKind)
    source = models.CharField(_("van"), max_length=KEY_LENGTH)
    target = models.CharField(_("naar"), max_length=KEY_LENGTH, db_index=True)
    about = models.CharField(_("waarover"), max_length=KEY_LENGTH, blank=True)
    # The organisation that gets the attention, if any: attention is divided by it.
    owner = models.CharField(_("organisatie"), max_length=KEY_LENGTH, blank=True)
    rank = models.PositiveSmallIntegerField(_("plaats"))
    score = models.FloatField(_("score"))
    reasons = models.JSONField(_("redenen"), default=list)
    # Of the scorer that made it: another number means that it is prepared anew.
    version = models.CharField(_("versie"), max_length=20)
    prepared_at = models.DateTimeField(_("klaargezet op"), auto_now_add=True)

    objects = MatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("past bij")
        verbose_name_plural = _("past bij")
        ordering = ("source", "kind", "rank", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["source", "kind", "target", "about"], name="matchmaking_match_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.source} {self.target}"


class Refresh(models.Model):
    """One time that matches were prepared; the newest that finished says how fresh they are."""

    started_at = models.DateTimeField(_("begonnen op"), auto_now_add=True)
    finished_at = models.DateTimeField(_("klaar op"), null=True, blank=True)
    version = models.CharField(_("versie"), max_length=20)
    sources = models.PositiveIntegerField(_("voor hoeveel"), default=0)
    matches = models.PositiveIntegerField(_("hoeveel"), default=0)
    gini = models.FloatField(_("ongelijkheid"), null=True, blank=True)

    class Meta:
        verbose_name = _("klaarzetten")
        verbose_name_plural = _("klaarzetten")
        ordering = ("-started_at", "-pk")

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}"
